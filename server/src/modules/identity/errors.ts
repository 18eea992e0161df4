import { Problem, defineErrors, invalid } from '#platform/errors'

/** Refusals of accounts and sessions. Codes are part of the API. */
export const identityErrors = defineErrors({
  no_active_account: {
    status: 401,
    bare: true,
    en: 'No active account found with the given credentials',
    ar: 'لا يوجد حساب نشط بهذه البيانات',
    fa: 'حساب فعالی با این مشخصات پیدا نشد',
  },
  invalid_token: {
    status: 401,
    bare: true,
    en: 'Invalid token.',
    ar: 'رمز غير صالح.',
    fa: 'توکن نامعتبر است.',
  },
  bad_authorization_header: {
    status: 401,
    en: 'Authorization header must contain two space-delimited values',
    ar: 'يجب أن يحتوي رأس التفويض على قيمتين يفصل بينهما فراغ',
    fa: 'سرآیند مجوز باید دو مقدار جداشده با فاصله داشته باشد',
  },
  user_not_found: { status: 401, en: 'User not found', ar: 'المستخدم غير موجود', fa: 'کاربر پیدا نشد' },
  user_inactive: { status: 401, en: 'User is inactive', ar: 'المستخدم غير نشط', fa: 'کاربر غیرفعال است' },
  sms_paused: {
    status: 503,
    en: 'Codes by SMS are paused for a while, because unusually many were asked for. Sign in with your password, or try again later.',
    ar: 'إرسال الرموز برسائل نصية متوقف مؤقتا لأن عدد الطلبات غير معتاد. ادخل بكلمة المرور أو حاول لاحقا.',
    fa: 'ارسال کد پیامکی موقتاً متوقف است، چون تعداد درخواست‌ها غیرعادی بود. با گذرواژه وارد شوید یا بعداً دوباره تلاش کنید.',
  },
  api_key_not_valid: {
    status: 401,
    en: 'This API key is unknown, revoked or expired.',
    ar: 'مفتاح الواجهة البرمجية هذا غير معروف أو ملغى أو منتهي الصلاحية.',
    fa: 'این کلید API ناشناخته، لغوشده یا منقضی است.',
  },
  api_key_address: {
    status: 403,
    en: 'This API key may not be used from this address.',
    ar: 'لا يجوز استخدام مفتاح الواجهة البرمجية هذا من هذا العنوان.',
    fa: 'این کلید API از این نشانی قابل استفاده نیست.',
  },
  api_key_revoked: {
    status: 409,
    en: 'This key has been revoked; a revoked key does not change any more.',
    ar: 'أُلغي هذا المفتاح، والمفتاح الملغى لا يتغير.',
    fa: 'این کلید لغو شده است و دیگر تغییر نمی‌کند.',
  },
  stale_token: {
    status: 403,
    bare: true,
    en: 'Stale token for given user.',
    ar: 'استُخدم هذا الرمز من قبل.',
    fa: 'این توکن پیش‌تر استفاده شده است.',
  },
  code_not_right: {
    status: 400,
    en: 'That code is not right or has expired. Ask for a new one if it does not work.',
    ar: 'الرمز غير صحيح أو انتهت صلاحيته. اطلب رمزا جديدا إذا لم يعمل.',
    fa: 'کد درست نیست یا منقضی شده است. اگر کار نکرد کد تازه‌ای بخواهید.',
  },
  code_not_enough: {
    status: 403,
    en: 'This number has not been used for a long time. Please add your password, or reset it by e-mail.',
    ar: 'لم يُستخدم هذا الرقم منذ مدة طويلة. أضف كلمة المرور أو أعد تعيينها بالبريد الإلكتروني.',
    fa: 'این شماره مدت‌ها استفاده نشده است. گذرواژه را هم وارد کنید یا با ایمیل بازنشانی‌اش کنید.',
  },
  sign_up_token_not_valid: {
    status: 400,
    en: 'Your confirmation has expired. Please ask for a new code.',
    ar: 'انتهت صلاحية التأكيد. اطلب رمزا جديدا من فضلك.',
    fa: 'تأیید شما منقضی شده است. لطفاً کد تازه‌ای بخواهید.',
  },
  invitation_not_valid: {
    status: 400,
    en: 'This invitation has been used or has expired. Ask the centre for a new one.',
    ar: 'استُخدمت هذه الدعوة أو انتهت صلاحيتها. اطلب دعوة جديدة من المركز.',
    fa: 'این دعوت استفاده شده یا منقضی است. از مرکز دعوت تازه‌ای بخواهید.',
  },
  invitation_closed: {
    status: 409,
    en: 'This invitation was accepted or taken back.',
    ar: 'قُبلت هذه الدعوة أو سُحبت.',
    fa: 'این دعوت پذیرفته یا پس گرفته شده است.',
  },
  sign_in_to_accept: {
    status: 409,
    en: 'There is an account with this phone or address. Sign in with it, then open the link again.',
    ar: 'يوجد حساب بهذا الهاتف أو البريد. ادخل به ثم افتح الرابط من جديد.',
    fa: 'حسابی با این تلفن یا ایمیل هست. با آن وارد شوید و پیوند را دوباره باز کنید.',
  },
  undo_not_valid: {
    status: 400,
    en: 'This link has been used or has expired. Please call the centre.',
    ar: 'استُخدم هذا الرابط أو انتهت صلاحيته. اتصل بالمركز من فضلك.',
    fa: 'این پیوند استفاده شده یا منقضی است. لطفاً با مرکز تماس بگیرید.',
  },
  undo_taken: {
    status: 409,
    en: 'Somebody else has this phone or address by now. Please call the centre.',
    ar: 'أصبح هذا الرقم أو البريد لدى شخص آخر. اتصل بالمركز من فضلك.',
    fa: 'این شماره یا نشانی حالا از آن شخص دیگری است. لطفاً با مرکز تماس بگیرید.',
  },
  last_owner: {
    status: 409,
    en: 'The centre must keep at least one owner.',
    ar: 'يجب أن يبقى للمركز مالك واحد على الأقل.',
    fa: 'مرکز باید دست‌کم یک مالک داشته باشد.',
  },
  own_role: {
    status: 403,
    en: 'Nobody can give himself a role.',
    ar: 'لا يمكن لأحد أن يمنح نفسه دورا.',
    fa: 'هیچ‌کس نمی‌تواند به خودش نقش بدهد.',
  },
  owner_only: {
    status: 403,
    en: 'Only an owner may do this to owners and administrators.',
    ar: 'لا يقوم بهذا مع المالكين والمديرين إلا مالك.',
    fa: 'فقط مالک می‌تواند این کار را با مالکان و مدیران انجام دهد.',
  },
  role_fixed: {
    status: 409,
    en: 'The owner may do everything; that cannot be changed.',
    ar: 'للمالك كل الصلاحيات ولا يمكن تغيير ذلك.',
    fa: 'مالک همهٔ اختیارات را دارد و این تغییر نمی‌کند.',
  },
  role_built_in: {
    status: 409,
    en: 'This role belongs to the product. It can be changed, but neither renamed nor removed.',
    ar: 'هذا الدور من أدوار النظام، يمكن تعديل صلاحياته دون اسمه أو حذفه.',
    fa: 'این نقش از خود سامانه است؛ اختیاراتش تغییر می‌کند اما نام و وجودش نه.',
  },
  role_archived: {
    status: 409,
    en: 'This role is not in use any more.',
    ar: 'لم يعد هذا الدور مستخدما.',
    fa: 'این نقش دیگر به کار نمی‌رود.',
  },
  role_in_use: {
    status: 409,
    en: '{count, plural, one {# person has} other {# people have}} this role. Choose a role that takes its place.',
    ar: '{count, plural, zero {لا أحد له} one {شخص واحد له} two {شخصان لهما} few {# أشخاص لهم} many {# شخصا لهم} other {# شخص لهم}} هذا الدور. اختر دورا يحل محله.',
    fa: '{count, plural, one {# نفر} other {# نفر}} این نقش را دارند. نقشی برای جانشینی انتخاب کنید.',
  },
  challenge_not_valid: {
    status: 400,
    en: 'This step has expired or was taken already. Please begin to sign in again.',
    ar: 'انتهت مهلة هذه الخطوة أو تمت من قبل. ابدأ تسجيل الدخول من جديد.',
    fa: 'مهلت این گام گذشته یا پیش‌تر انجام شده است. ورود را از نو شروع کنید.',
  },
  second_factor_not_right: {
    status: 400,
    en: 'That code is not right or was used already. Wait for the next one in your app.',
    ar: 'الرمز غير صحيح أو استُخدم من قبل. انتظر الرمز التالي في التطبيق.',
    fa: 'کد درست نیست یا پیش‌تر به کار رفته است. منتظر کد بعدی در برنامه بمانید.',
  },
  authenticator_not_started: {
    status: 409,
    en: 'No authenticator app is being set up. Please begin again.',
    ar: 'لا يجري إعداد تطبيق مصادقة. ابدأ من جديد.',
    fa: 'برنامهٔ رمزساز در حال راه‌اندازی نیست. از نو شروع کنید.',
  },
  second_factor_must_stay: {
    status: 409,
    en: 'The centre asks your role for a second factor. Add another one before you remove this.',
    ar: 'يطلب المركز من دورك عاملا ثانيا. أضف عاملا آخر قبل إزالة هذا.',
    fa: 'مرکز برای نقش شما عامل دوم می‌خواهد. پیش از حذف این، یکی دیگر اضافه کنید.',
  },
  passkey_not_right: {
    status: 400,
    en: 'That passkey did not work. Please try again.',
    ar: 'لم ينجح مفتاح المرور. حاول مرة أخرى.',
    fa: 'کلید عبور کار نکرد. دوباره تلاش کنید.',
  },
  passkey_exists: {
    status: 409,
    en: 'This passkey is registered already.',
    ar: 'مفتاح المرور هذا مسجل بالفعل.',
    fa: 'این کلید عبور از پیش ثبت شده است.',
  },
  too_many_passkeys: {
    status: 409,
    en: 'Twenty passkeys are enough. Remove one that you no longer use.',
    ar: 'عشرون مفتاح مرور تكفي. أزل واحدا لم تعد تستخدمه.',
    fa: 'بیست کلید عبور بس است. یکی را که دیگر به کار نمی‌برید حذف کنید.',
  },
  proof_not_offered: {
    status: 400,
    en: 'This account proves itself in another way.',
    ar: 'يُثبت هذا الحساب هويته بطريقة أخرى.',
    fa: 'این حساب هویتش را از راه دیگری ثابت می‌کند.',
  },
  no_desk_sign_in: {
    status: 403,
    en: 'The front desk cannot sign in staff. They use an invitation or a new password.',
    ar: 'لا يمكن لمكتب الاستقبال إدخال الموظفين. يستخدمون دعوة أو كلمة مرور جديدة.',
    fa: 'میز پذیرش نمی‌تواند کارکنان را وارد کند. آنان دعوت یا گذرواژهٔ تازه می‌گیرند.',
  },
  impersonate_self: {
    status: 409,
    en: 'You are this person already.',
    ar: 'أنت هذا الشخص بالفعل.',
    fa: 'شما خودتان همین شخص هستید.',
  },
  impersonate_high: {
    status: 403,
    en: 'Nobody stands in for owners and administrators.',
    ar: 'لا يمكن الدخول مكان المالكين والمديرين.',
    fa: 'هیچ‌کس به جای مالکان و مدیران وارد نمی‌شود.',
  },
  impersonate_more_rights: {
    status: 403,
    en: 'This person may do things that you may not.',
    ar: 'لهذا الشخص صلاحيات لا تملكها.',
    fa: 'این شخص اختیارهایی دارد که شما ندارید.',
  },
  impersonate_closed: {
    status: 409,
    en: 'This account is closed.',
    ar: 'هذا الحساب مغلق.',
    fa: 'این حساب بسته است.',
  },
  permission_not_held: {
    status: 403,
    en: 'You cannot give a permission that you do not have.',
    ar: 'لا يمكنك منح صلاحية لا تملكها.',
    fa: 'نمی‌توانید اختیاری را بدهید که خودتان ندارید.',
  },
})

/** What is still asked for after the first step of a sign-in. */
export const demandTexts = {
  factor: {
    en: 'Please add the code of your authenticator app.',
    ar: 'أضف الرمز من تطبيق المصادقة.',
    fa: 'کد برنامهٔ رمزساز را هم وارد کنید.',
  },
  enrolment: {
    en: 'Your centre asks for a second factor. Please set one up to go on.',
    ar: 'يطلب مركزك عاملا ثانيا. قم بإعداده للمتابعة.',
    fa: 'مرکز شما عامل دوم می‌خواهد. برای ادامه آن را راه بیندازید.',
  },
} as const

const tokenTexts = {
  invalid: {
    en: 'Token is invalid or expired',
    ar: 'الرمز غير صالح أو انتهت صلاحيته',
    fa: 'توکن نامعتبر یا منقضی است',
  },
  type: { en: 'Token has wrong type', ar: 'نوع الرمز غير صحيح', fa: 'نوع توکن درست نیست' },
} as const

/** A refresh token (or one to verify) that is not good; clients read this code. */
export function tokenNotValid(why: keyof typeof tokenTexts = 'invalid'): Problem {
  return new Problem('token_not_valid', { status: 401, ...tokenTexts[why] })
}

export function phoneTaken(field = 'phone_number1'): Problem {
  return invalid(field, 'unique', {
    en: 'user with this phone number1 already exists.',
    ar: 'يوجد حساب بهذا الرقم.',
    fa: 'با این شماره حسابی وجود دارد.',
  })
}

export function emailTaken(field = 'email'): Problem {
  return invalid(field, 'unique', {
    en: 'user with this email already exists.',
    ar: 'يوجد حساب بهذا البريد الإلكتروني.',
    fa: 'با این ایمیل حسابی وجود دارد.',
  })
}

/** Who is invited by mail chooses a password. */
export function passwordNeeded(): Problem {
  return invalid('password', 'required', {
    en: 'Choose a password.',
    ar: 'اختر كلمة مرور.',
    fa: 'گذرواژه‌ای انتخاب کنید.',
  })
}

export function usernameTaken(): Problem {
  return invalid('username', 'unique', {
    en: 'user with this username already exists.',
    ar: 'اسم المستخدم محجوز.',
    fa: 'این نام کاربری گرفته شده است.',
  })
}

export function wrongPassword(field = 'current_password'): Problem {
  return invalid(field, 'invalid_password', {
    en: 'Invalid password.',
    ar: 'كلمة المرور غير صحيحة.',
    fa: 'گذرواژه نادرست است.',
  })
}

export function passwordsDiffer(): Problem {
  return invalid('non_field_errors', 'password_mismatch', {
    en: "The two password fields didn't match.",
    ar: 'كلمتا المرور غير متطابقتين.',
    fa: 'دو گذرواژه یکسان نیستند.',
  })
}

export function phonesDiffer(): Problem {
  return invalid('non_field_errors', 'phone_mismatch', {
    en: "The two phone_number1 fields didn't match.",
    ar: 'الرقمان غير متطابقين.',
    fa: 'دو شماره یکسان نیستند.',
  })
}

export function badUid(): Problem {
  return invalid('uid', 'invalid_uid', {
    en: "Invalid user id or user doesn't exist.",
    ar: 'المعرف غير صالح أو المستخدم غير موجود.',
    fa: 'شناسه نامعتبر است یا کاربر وجود ندارد.',
  })
}

export function badLinkToken(): Problem {
  return invalid('token', 'invalid_token', {
    en: 'Invalid token for given user.',
    ar: 'الرمز غير صالح لهذا المستخدم.',
    fa: 'توکن برای این کاربر معتبر نیست.',
  })
}

export function scopeNotHeld(scopes: readonly string[]): Problem {
  return invalid(
    'scopes',
    'scope_not_held',
    {
      en: 'You cannot give these rights, because you do not have them or keys may not: {scopes}.',
      ar: 'لا يمكنك منح هذه الصلاحيات لأنك لا تملكها أو لأنها لا تُمنح لمفتاح: {scopes}.',
      fa: 'نمی‌توانید این اختیارات را بدهید، چون خودتان ندارید یا به کلید داده نمی‌شوند: {scopes}.',
    },
    { scopes: scopes.join(', ') },
  )
}

export function badNetwork(text: string): Problem {
  return invalid(
    'networks',
    'invalid_network',
    {
      en: '"{text}" is not an address or a network such as 192.0.2.0/24.',
      ar: '"{text}" ليس عنوانا ولا شبكة مثل 192.0.2.0/24.',
      fa: '«{text}» نشانی یا شبکه‌ای مانند 192.0.2.0/24 نیست.',
    },
    { text },
  )
}

export function expiryPast(): Problem {
  return invalid('expires_at', 'in_the_past', {
    en: 'Choose a moment in the future.',
    ar: 'اختر وقتا في المستقبل.',
    fa: 'زمانی در آینده انتخاب کنید.',
  })
}

export function countryRefused(field: string): Problem {
  return invalid(field, 'country_refused', {
    en: 'We send no text messages to this country. Sign in with your password or e-mail address.',
    ar: 'لا نرسل رسائل نصية إلى هذه الدولة. ادخل بكلمة المرور أو البريد الإلكتروني.',
    fa: 'به این کشور پیامک نمی‌فرستیم. با گذرواژه یا ایمیل وارد شوید.',
  })
}

export function badPhone(field: string): Problem {
  return invalid(field, 'invalid_phone', {
    en: 'Enter a valid phone number.',
    ar: 'أدخل رقم هاتف صالحا.',
    fa: 'شماره تلفن معتبر وارد کنید.',
  })
}
