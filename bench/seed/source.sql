-- The one centre that every server of the benchmark holds, in a schema of its own. peer.sql and halqa.sql copy
-- from here, so that both serve the same 10,000 courses under the same ids. Deterministic: no random().
-- Run as the database's owner; :courses and :learners are replaced by the runner.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

-- The n-th thing of a kind always has the same id; http/ids.ts computes the same.
CREATE FUNCTION bench.id(kind integer, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ('019a' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;

-- The n-th element of a list, around and around.
CREATE FUNCTION bench.pick(list text[], n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT list[1 + n % array_length(list, 1)]
$$;

CREATE TABLE bench.seasons AS
SELECT n, bench.id(1, n) AS id,
  bench.pick('{Summer camp,رمضان,العام الدراسي,تابستان,Autumn term,عيد الفطر}', n) || ' ' || (2024 + n / 6) AS name,
  bench.pick('{summer_camp,ramadan,school,summer_camp,school,eid}', n) AS type,
  date '2024-01-01' + (n * 60)::int AS start_date, date '2024-03-20' + (n * 60)::int AS end_date
FROM generate_series(0, 11) n;

CREATE TABLE bench.categories AS
SELECT n, bench.id(2, n) AS id,
  bench.pick('{Quran,Languages,Science,Mathematics,Arts,Sports,Programming,علوم شرعية,زبان,مهارات}', n) AS name
FROM generate_series(0, 9) n;

CREATE TABLE bench.tags AS
SELECT n, bench.id(3, n) AS id,
  bench.pick('{beginners,evening,girls,boys,online,weekend,exam,certificate,مبتدئ,متقدم,مسائي,شتوي,کنکور,حضوری,آنلاین,family,small group,adults,trial,new}', n) AS name
FROM generate_series(0, 19) n;

CREATE TABLE bench.instructors AS
SELECT n, bench.id(4, n) AS id,
  bench.pick('{Maryam,Ahmed,Zahra,Omar,فاطمة,محمود,زهرا,رضا,Sara,Khaled,نورا,حسين,Leila,Hassan,مینا}', n) AS first_name,
  bench.pick('{El-Sayed,Hosseini,منصور,رضایی,Darwish,عبد الله,کریمی,Farouk,Ahmadi,الشريف,Nasser,موسوی,Hamdan}', n) AS last_name,
  'Teaches since ' || (1995 + n % 28) || '. ' || bench.pick('{Patient with beginners.,يحب التدريس بالقصص.,سابقه تدریس در دبیرستان.,Prepares for exams.}', n) AS bio
FROM generate_series(0, 199) n;

CREATE TABLE bench.learners AS
SELECT n, bench.id(5, n) AS id,
  bench.pick('{Amina,Yusuf,ليلى,Omar,سارا,علی,Nour,كريم,Hana,آرش,مريم,Adam,ياسمين,Ali}', n) AS first_name,
  bench.pick('{Mansour,رضایی,الشريف,Hamdan,موسوی,Fahmy,عبد الرحمن,کریمی,Saleh,Zaki,حسني}', n) AS last_name,
  date '1990-01-01' + (n % 4000)::int AS dob,
  CASE n % 2 WHEN 0 THEN 'female' ELSE 'male' END AS gender
FROM generate_series(0, :learners - 1) n;

CREATE TABLE bench.courses AS
SELECT n, bench.id(6, n) AS id, 'course-' || n AS slug,
  bench.pick('{تحفيظ القرآن الكريم,الخط العربي,Robotics,فیزیک کنکور,English conversation,الرياضيات المتقدمة,برنامه‌نویسی پایتون,Algebra,تجويد,خوشنویسی,Chemistry lab,اللغة الألمانية,شیمی,Chess,الرسم والتلوين,Swimming,مکالمه زبان,Web design,السيرة النبوية,ریاضی نهم,Drama,كرة القدم,عکاسی,Public speaking}', n)
    || ' ' || bench.pick('{المستوى الأول,Level 2,سطح ۳,for beginners,المستوى المتقدم,فشرده,Intensive}', n / 24)
    || ' ' || bench.pick('{الإسكندرية,Cairo,تهران,Maadi,شیراز,المنصورة,Giza,اصفهان}', n / 168) || ' ' || n AS name,
  line AS summary, repeat('<p>' || line || '</p>', 9) AS description, 'course' AS kind, 'course' AS billed_per,
  NULL::smallint AS min_age, NULL::smallint AS max_age, false AS for_adults, true AS requires_approval, '' AS location,
  bench.id(1, (n / 24) % 12) AS season_id, bench.id(2, (n / 3) % 10) AS category_id,
  'any' AS gender,
  bench.pick('{registration_open,registration_open,in_progress,registration_open,completed}', n / 5) AS status,
  date '2026-12-01' + (n % 90)::int AS start_date, date '2027-03-01' + (n % 90)::int AS end_date,
  8 + (n % 30)::int AS num_lectures, 100000 AS capacity, (15000 + (n % 40) * 2500)::bigint AS price_minor, 'EGP' AS currency
FROM generate_series(0, :courses - 1) n
CROSS JOIN LATERAL (SELECT bench.pick('{The course meets twice a week and ends with a small exhibition.,يلتقي الطلاب مرتين كل أسبوع مع واجبات قصيرة.,کلاس دو جلسه در هفته است و تمرین‌ها آنلاین است.}', n) AS line) AS words;

-- One or two instructors and three tags a course.
CREATE TABLE bench.course_instructors AS
SELECT c.id AS course_id, bench.id(4, (c.n * 7 + k * 31) % 200) AS instructor_id, k AS place
FROM bench.courses c CROSS JOIN generate_series(0, 1) k WHERE k = 0 OR c.n % 2 = 0;

CREATE TABLE bench.course_tags AS
SELECT c.id AS course_id, bench.id(3, (c.n + k * 7) % 20) AS tag_id
FROM bench.courses c CROSS JOIN generate_series(0, 2) k;

-- Two lectures a week; weekday 0 is Saturday.
CREATE TABLE bench.schedules AS
SELECT bench.id(8, c.n * 2 + k) AS id, c.id AS course_id, ((c.n + k * 3) % 7)::smallint AS weekday,
  time '16:00' + (c.n % 4) * interval '1 hour' AS start_time, time '17:30' + (c.n % 4) * interval '1 hour' AS end_time
FROM bench.courses c CROSS JOIN generate_series(0, 1) k;
