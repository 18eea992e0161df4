import { defineErrors } from '#platform/errors'

export const privacyErrors = defineErrors({
  erasure_blocked: {
    status: 409,
    en: 'Something has to be settled before this data can be deleted.',
    ar: 'يجب تسوية بعض الأمور قبل حذف هذه البيانات.',
    fa: 'پیش از حذف این داده‌ها باید چیزی تسویه شود.',
  },
  request_open: {
    status: 409,
    en: 'There is such a request already. Wait until it is done.',
    ar: 'يوجد طلب من هذا النوع بالفعل. انتظر حتى يكتمل.',
    fa: 'چنین درخواستی هم‌اکنون هست. صبر کنید تا انجام شود.',
  },
  request_over: {
    status: 409,
    en: 'This request cannot be cancelled any more.',
    ar: 'لم يعد بالإمكان إلغاء هذا الطلب.',
    fa: 'این درخواست دیگر قابل لغو نیست.',
  },
  too_many_exports: {
    status: 429,
    en: 'You asked for several copies today. Please try again tomorrow.',
    ar: 'طلبت عدة نسخ اليوم. حاول غدا من فضلك.',
    fa: 'امروز چند رونوشت خواسته‌اید. لطفاً فردا دوباره تلاش کنید.',
  },
})
