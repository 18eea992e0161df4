import { latinDigits } from '#platform/text'

/**
 * The most common passwords are some hundred words with a handful of tails. Kept as words × tails: a few lines that
 * refuse several ten thousand passwords, written the usual ways (`P@ssw0rd1`, `Mohamed2010`, `qwerty!!`).
 */
export function isCommonPassword(password: string): boolean {
  const typed = latinDigits(password).toLowerCase().trim()
  if (typed.length > 40) return false
  if (isDigitPattern(typed)) return true
  return [typed, plain(typed)].some((text) => isWordWithTail(text) || isRepeated(text))
}

const letters: Record<string, string> = {
  '@': 'a',
  4: 'a',
  0: 'o',
  1: 'i',
  '!': 'i',
  3: 'e',
  5: 's',
  $: 's',
  7: 't',
  8: 'b',
  9: 'g',
}

/** Letters instead of the signs that stand for them, but not in the tail of digits: `p@ssw0rd12` → `password12`. */
function plain(text: string): string {
  const tail = /[\d!@#$.*?_-]*$/.exec(text)?.[0] ?? ''
  const stem = text.slice(0, text.length - tail.length)
  return stem.replace(/[@40135$!789]/g, (sign) => letters[sign] ?? sign) + tail
}

function isWordWithTail(text: string): boolean {
  if (words.has(text)) return true
  const [, stem = '', tail = ''] = /^(.+?)([\d!@#$.*?_-]*)$/.exec(text) ?? []
  if (!words.has(stem)) return false
  const digits = tail.replace(/[^\d]/g, '')
  const signs = tail.length - digits.length
  return (
    signs <= 2 &&
    (digits.length <= 1 ||
      tails.has(digits) ||
      /^(?:19[5-9]\d|20[0-3]\d)$/.test(digits) ||
      /^(\d)\1+$/.test(digits))
  )
}

/** `aaaaaaaa`, `abcabcabc`, `12341234`. */
function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+$/.test(text)
}

/** Runs up or down, dates of birth, phone-pad walks. */
function isDigitPattern(text: string): boolean {
  if (!/^\d+$/.test(text)) return false
  if (text.length <= 6) return true
  const steps = new Set([...text].slice(1).map((digit, at) => (Number(digit) - Number(text[at]) + 10) % 10))
  if (steps.size === 1) return true
  return (
    digitPatterns.has(text) ||
    /^(?:0?[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(text) ||
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(text)
  )
}

function list(text: string): Set<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

const digitPatterns = list(
  '1234512345 123123123 147258369 159753456 741852963 789456123 987456321 1122334455 102030405060 10203040 11223344 12344321 123321123 112233445566 741852 147852369 159357456 314159265 12121212 13131313 1231231234',
)

const tails = list(
  '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 33 44 55 66 69 77 88 90 91 92 93 94 95 96 97 98 99 007 100 101 111 121 123 127 128 147 159 222 234 247 256 313 321 333 345 369 420 444 456 500 555 567 600 666 678 700 777 786 789 800 888 911 987 999 1000 1010 1122 1212 1230 1231 1234 1313 1357 1414 1423 2020 2021 2121 2323 2468 2580 3210 4321 5678 6789 6969 7890 9876 12345 54321 123123 123321 123456 654321 1234567 12345678 123456789 1234567890 987654321 10203 112233',
)

const words = list(`
password passwort passw pass passwd passcode passphrase motdepasse contrasena senha parola kennwort wachtwoord mypassword thepassword newpassword oldpassword nopassword yourpassword passwordpassword secret mysecret topsecret secretpassword private
qwerty qwertyui qwertyuiop qwert qwer qwerasdf qweasd qweasdzxc qweqwe qwerqwer qazwsx qazwsxedc qazxsw wsxedc asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdasd asdfasdf asdqwe zxcv zxcvb zxcvbn zxcvbnm zxcasd zxczxc zaqwsx zaqxsw poiuyt poiuytrewq lkjhgf lkjhgfdsa mnbvcxz azerty azertyuiop qwertz qwertzuiop wasd yxcvbnm qaz wsx qq ww ee
q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 zaq1xsw2 qwe123 qwer1234 asd123 zxc123 asdf1234 a1b2c3 a1b2c3d4 a1s2d3f4 1a2b3c 1a2b3c4d 123qwe 123asd 123abc 12qwaszx 1234qwer 12345qwert 123456a 123456q a123456 a12345 a1234 q123456 abc123 abcd1234 abcde12345 aa123456 aa12345678 pass123 test123 1qw23er4
abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcabc xyz aaa bbb ccc ddd xxx zzz aaaa bbbb aaaaa aaaaaa xxxxxx zzzzzz
admin administrator administrateur admins adminadmin root rootroot toor superuser superadmin sysadmin manager manage master masterkey supervisor support service system server operator backup database oracle mysql postgres cisco linux ubuntu windows microsoft apple macintosh samsung nokia huawei lenovo toshiba dell hewlett google gmail yahoo hotmail outlook facebook instagram whatsapp telegram twitter youtube tiktok netflix amazon internet network computer laptop keyboard mobile phone android iphone default changeme change changeit changethis welcome welcomeback login letmein letmeinnow openup opensesame open access guest user username users demo test tester testing testtest temp temporary tempo trial sample example null nobody anonymous unknown none nothing anything something everything whatever enter access14 security secure hacker hacked hack matrix trustno starwars startrek pokemon minecraft roblox fortnite counter callofduty freefire warcraft dota pubg playstation xbox nintendo gamer player killer sniper hunter shadow ghost ninja dragon dragons phoenix falcon eagle tiger lion lions wolf wolves panther jaguar cobra viper snake spider scorpion monkey donkey horse bear panda rabbit bunny kitty kitten cat cats puppy dog dogs doggy fish dolphin shark whale bird parrot butterfly
iloveyou iloveu ilove iluvu loveyou loveme lovely love lover lovers loving loveyou iloveme iloveallah ilovegod ilovemom ilovemum ilovemymom ilovedad ilovemyself ilovemyfamily mylove truelove forever always together sweet sweetheart sweetie honey baby babygirl babyboy babe angel angels angle heart hearts kiss kisses darling princess prince queen king kings kingdom beautiful beauty pretty cute handsome sexy hottie hello hellohello hi hey goodbye smile smiley happy happiness hope faith peace freedom liberty life lifeisgood mylife nolove dream dreams dreamer believe blessed blessing bless god godisgood jesus jesuschrist christ church heaven hallelujah family mother father mom mum mummy daddy dad brother sister friends friend bestfriend friendship mama papa
sunshine sun sunny sunflower moon moonlight star stars superstar starlight sky rainbow summer winter spring autumn january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday flower flowers rose roses lily daisy jasmine yasmine orange apple banana cherry strawberry mango lemon peach chocolate candy cookie cookies sugar coffee pepsi cocacola pizza burger butter cheese cheesecake chicken pepper ginger
red blue green yellow purple pink black white silver gold golden diamond crystal magic magical mystery thunder lightning storm fire flame ice snow snowman water ocean river mountain forest nature earth world planet galaxy universe space
football soccer futbol basketball baseball hockey tennis cricket volleyball swimming boxing karate kungfu barcelona barca realmadrid madrid liverpool arsenal chelsea manchester manutd manchesterunited juventus milan inter bayern alahly ahly zamalek ronaldo cristiano messi neymar beckham mosalah salah zidane maradona champion champions winner victory goal sport sports team coach lakers yankees cowboys steelers eagles raiders packers rangers tigers redskins
superman batman spiderman ironman hulk thor captain avengers joker harry harrypotter hogwarts voldemort naruto sasuke itachi goku dragonball onepiece luffy anime mickey mickeymouse minnie donald disney simpsons garfield snoopy barbie hellokitty doraemon tomandjerry scoobydoo tinkerbell cinderella frozen elsa
music musica guitar piano drummer metallica slipknot nirvana linkinpark greenday eminem rihanna beyonce shakira madonna michaeljackson elvis beatles bobmarley justinbieber bieber taylor taylorswift bts blackpink
mercedes bmw ferrari porsche lamborghini toyota honda nissan mustang corvette camaro harley yamaha suzuki kawasaki chevy chevrolet ford jeep peugeot renault volvo audi mazda hyundai
money dollar cash rich millionaire bitcoin business work office school student teacher college university academy education learn learning study studyhard english french math science biology doctor engineer lawyer police soldier army navy marine pilot boss
egypt cairo alexandria giza masr misr masry oumeldonia saudi riyadh jeddah makkah mecca madina dubai emirates qatar doha kuwait bahrain oman muscat yemen sanaa jordan amman syria damascus lebanon beirut palestine gaza jerusalem alquds iraq baghdad iran tehran isfahan shiraz mashhad tabriz persia persian afghanistan kabul turkey istanbul morocco casablanca algeria algerie tunisia tunis libya tripoli sudan khartoum pakistan karachi lahore india delhi mumbai africa america american usa canada australia england london britain france paris germany berlin italy roma spain russia china japan tokyo korea brazil mexico newyork california texas florida chicago boston dallas
allah allahuakbar allahakbar allahallah bismillah bismilah alhamdulillah hamdulillah subhanallah mashallah inshallah astaghfirullah lailahaillallah mohammad rasoolallah yaallah yarab yarabb yarab yaarab islam muslim muslima quran alquran ramadan mohammed muhammad mohamed mohammad muhamed mohammedali mohamedali ahmed ahmad mahmoud mahmood mustafa mostafa ali alial hassan hasan hussein hussain hossein hosein omar omer osman othman abdullah abdelrahman abdulrahman abdo ibrahim ebrahim khalid khaled youssef yousef yusuf yosef ismail islam karim kareem amir ameer amr amro tamer tarek tariq walid waleed said saeed saied salem salim samir sameer hamza hamzah bilal zain zaid ziad ayman ashraf adel adham emad hany hani hisham hesham hossam hosam ihab ehab magdy medhat mido mina mohsen mohsin nader nabil naser nasser osama usama rami ramy raouf reza rezaei sami samy sherif shady saad tarik wael wahid yaser yasser yahya
fatima fatema fatimah fatma aisha ayesha aicha khadija khadijah maryam mariam meryem mary zainab zeinab zahra zahraa sara sarah salma samira samar sahar nour noor nora noura nada nadia naima nahla nagham nancy nesma mona muna mai maha malak manar mariam marwa menna nermine amal amina aminah amani amira asma asmaa aya ayah basma dalia dina doaa donia eman iman esraa farida farah faten ghada habiba hala hana hanan heba hend hoda huda jana jasmin joudy laila layla leila lamia lina lubna lobna rania rana raghad rahma rasha reem reham rawan rowan rodaina sama samah shaimaa shahd shereen shirin soha suzan tasneem yara yasmin yasmeen yasmina zeina mahsa neda parisa niloofar nilufar elham maryamjan azadeh
michael michelle jennifer jessica ashley amanda daniel daniela andrew andrea anthony joshua matthew robert thomas jordan justin brandon nicole nicolas nicholas charlie charles christian christopher george william james john johnny david joseph jason jonathan alexander alexandra alexis alex samantha sam sammy stephanie steven patrick richard ryan kevin eric brian bailey maggie buster buddy rocky lucky sophie sophia oliver olivia emma emily hannah abigail elizabeth victoria rebecca rachel laura lauren maria marie martin marina carlos antonio francisco jose juan manuel miguel pedro diego fernando alejandro eduardo gabriel gabriela angela angelina angelica monica veronica patricia sandra claudia carolina barbara hunter tyler taylor tigger pookie peanut pumpkin cupcake bubbles muffin jelly ginger pepper merlin maverick mickey yankee scooter chester zachary dakota cheyenne montana phoenix savannah
trustnoone fuckyou fuckoff asshole bitch bastard shit idiot stupid loser noob crazy insane devil satan demon lucifer evil death dead die zombie vampire gothic dark darkness darkangel blackout
letmein123 nothing123 idontknow iforgot forgot forgotten forget remember dontforget noidea cantremember password1 mobilemail computer1 superman1 killer1 barney compaq porsche9 rush2112 ncc1701 thx1138 trustno1 fish4 ou812 8675309 zxcvb12 blink182 sublime
halqa center centre mycenter learning lesson course teacher1 student1 children kids mykids mychild mydaughter myson mywife myhusband myfamily sunday1 azizam eshgh eshghe eshgham dooset asheghetam ashegh khoda khodaya yahossein yaali yazahra salam salamsalam habibi habibti hayati omri albi rohi 7abibi habib habiba bahebak ahebak b7bk omri3 hayat hobi mama1 baba babamama mamababa ommi abi oumi
`)
