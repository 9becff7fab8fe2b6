"""The words articles and events of the benchmark are made of; in the Persian ones "~" stands for a ZWNJ."""

from __future__ import annotations

from collections.abc import Mapping

# Code, English name, Persian name; in the order of how much there is about them.
COUNTRIES = """
ir Iran ایران|us United States ایالات متحده|iq Iraq عراق|sy Syria سوریه|tr Türkiye ترکیه
gb United Kingdom بریتانیا|de Germany آلمان|fr France فرانسه|af Afghanistan افغانستان|il Israel اسرائیل
ps Palestine فلسطین|lb Lebanon لبنان|sa Saudi Arabia عربستان سعودی|ru Russia روسیه|cn China چین
pk Pakistan پاکستان|eg Egypt مصر|ye Yemen یمن|ae United Arab Emirates امارات متحده عربی|qa Qatar قطر
kw Kuwait کویت|bh Bahrain بحرین|om Oman عمان|jo Jordan اردن|in India هند
az Azerbaijan جمهوری آذربایجان|am Armenia ارمنستان|tj Tajikistan تاجیکستان
uz Uzbekistan ازبکستان|tm Turkmenistan ترکمنستان
ca Canada کانادا|se Sweden سوئد|no Norway نروژ|nl Netherlands هلند|be Belgium بلژیک
at Austria اتریش|ch Switzerland سوئیس|it Italy ایتالیا|es Spain اسپانیا|gr Greece یونان
ua Ukraine اوکراین|pl Poland لهستان|dk Denmark دانمارک|fi Finland فنلاند|au Australia استرالیا
jp Japan ژاپن|kr South Korea کره جنوبی|kp North Korea کره شمالی|id Indonesia اندونزی|my Malaysia مالزی
sd Sudan سودان|ly Libya لیبی|tn Tunisia تونس|dz Algeria الجزایر|ma Morocco مراکش
et Ethiopia اتیوپی|ve Venezuela ونزوئلا|br Brazil برزیل|mx Mexico مکزیک|za South Africa آفریقای جنوبی
"""

OUTLETS = """
Morning Herald|پیک بامداد|IR
Gulf Observer|ناظر خلیج|AE
Caspian Wire|خبرگزاری خزر|AZ
Daily Ledger|دفتر روز|US
Harbour Review|مرور بندر|GB
Silk Road Monitor|دیدبان راه ابریشم|CN
Mountain Press|نشریه کوهستان|AF
The Courier|پیام~رسان|FR
Public Record|سند همگان|DE
Open Archive|بایگانی باز|SE
Evening Chronicle|رویدادنامه عصر|RU
Border Dispatch|فرستاده مرز|TR
"""
"""English name, Persian name, country."""

FIRST_NAMES = """
Dariush داریوش, Maryam مریم, Kaveh کاوه, Shirin شیرین, Omid امید, Leila لیلا
Farid فرید, Nasrin نسرین, Babak بابک, Parvin پروین, Samir سمیر, Zahra زهرا
Anna آنا, Karl کارل, Elena النا, Yusuf یوسف
"""

LAST_NAMES = """
Rahmani رحمانی, Tehrani تهرانی, Karimi کریمی, Moradi مرادی, Shirazi شیرازی, Alavi علوی
Bahrami بهرامی, Golestan گلستان, Haddad حداد, Novak نواک, Lindqvist لیندکویست, Marchetti مارکتی
Okafor اوکافور, Demir دمیر, Sadeghi صادقی, Farhadi فرهادی
"""

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "when": (
        "On Monday",
        "Late on Thursday",
        "Earlier this month",
        "After two days of talks",
        "Following the vote",
        "In a statement published overnight",
        "Over the weekend",
        "For the third time this year",
        "Despite repeated warnings",
        "Shortly before dawn",
    ),
    "who": (
        "local officials",
        "members of parliament",
        "university researchers",
        "aid organisations",
        "independent journalists",
        "factory workers",
        "the foreign ministry",
        "the central bank",
        "human rights groups",
        "state media",
        "the election commission",
        "students",
        "border guards",
        "families of the detained",
        "the negotiating team",
        "city councillors",
        "medical staff",
        "a group of lawyers",
        "the public prosecutor",
        "opposition figures",
    ),
    "did": (
        "published a new report on",
        "rejected the proposal about",
        "called for a review of",
        "confirmed the details of",
        "expressed concern over",
        "announced a delay in",
        "opened an inquiry into",
        "signed an agreement on",
        "questioned the official account of",
        "demanded more openness about",
        "reopened the debate about",
        "warned of the cost of",
    ),
    "what": (
        "the water shortage in the southern provinces",
        "the closing of two newspapers",
        "the price of bread and fuel",
        "the exchange of prisoners",
        "the reconstruction of the old bazaar",
        "the new press law",
        "the fate of the missing",
        "the reform of the pension system",
        "the border crossing",
        "the flood relief programme",
        "the results of the count",
        "the sale of the state airline",
        "the right to peaceful assembly",
        "the drought and its causes",
        "the long court case",
        "the damaged power grid",
        "the return of refugees",
        "the archive of the former ministry",
        "the sanctions and their exemptions",
        "the railway project",
    ),
    "tail": (
        "according to people familiar with the matter",
        "although no figures were given",
        "while markets remained calm",
        "and asked for a public answer within ten days",
        "in what observers described as a rare step",
        "but residents said little had changed",
        "as the first snow reached the mountain villages",
        "and promised to publish the documents",
        "without naming those responsible",
        "which had been postponed since spring",
    ),
    "join": (
        "In addition,",
        "Meanwhile,",
        "By contrast,",
        "As a result,",
        "At the same time,",
        "",
    ),
    "head": (
        "What is known so far",
        "Background",
        "Reactions",
        "The wider picture",
        "Why it matters",
        "A short chronology",
        "Numbers and sources",
        "What comes next",
    ),
    "adj": (
        "unprecedented",
        "cautious",
        "provisional",
        "binding",
        "partial",
        "disputed",
    ),
}

PERSIAN: Mapping[str, tuple[str, ...]] = {
    "when": (
        "روز دوشنبه",
        "شامگاه پنج~شنبه",
        "در آغاز این ماه",
        "پس از دو روز گفت~وگو",
        "در پی رأی~گیری",
        "در بیانیه~ای که شبانه منتشر شد",
        "در پایان هفته",
        "برای سومین بار در سال جاری",
        "با وجود هشدارهای پی~درپی",
        "اندکی پیش از سپیده~دم",
    ),
    "who": (
        "مقام~های محلی",
        "نمایندگان مجلس",
        "پژوهشگران دانشگاه",
        "سازمان~های امدادی",
        "روزنامه~نگاران مستقل",
        "کارگران کارخانه",
        "دیپلمات~های وزارت خارجه",
        "مدیران بانک مرکزی",
        "گروه~های حقوق بشری",
        "رسانه~های دولتی",
        "اعضای کمیسیون انتخابات",
        "دانشجویان",
        "مرزبانان",
        "خانواده~های بازداشت~شدگان",
        "اعضای هیئت مذاکره~کننده",
        "اعضای شورای شهر",
        "پزشکان و پرستاران",
        "شماری از وکیلان",
        "دادستان~های کشور",
        "چهره~های مخالف دولت",
    ),
    "did": (
        "گزارش تازه~ای درباره {w} منتشر کردند",
        "پیشنهاد مربوط به {w} را نپذیرفتند",
        "خواستار بازنگری در {w} شدند",
        "جزئیات {w} را تأیید کردند",
        "از {w} ابراز نگرانی کردند",
        "از به تعویق افتادن {w} خبر دادند",
        "بررسی {w} را آغاز کردند",
        "درباره {w} توافق~نامه~ای امضا کردند",
        "روایت رسمی از {w} را زیر پرسش بردند",
        "شفافیت بیشتری درباره {w} خواستند",
        "بحث درباره {w} را از سر گرفتند",
        "درباره هزینه~های {w} هشدار دادند",
    ),
    "what": (
        "کم~آبی در استان~های جنوبی",
        "بسته شدن دو روزنامه",
        "بهای نان و سوخت",
        "مبادله زندانیان",
        "بازسازی بازار کهنه شهر",
        "قانون تازه مطبوعات",
        "سرنوشت ناپدیدشدگان",
        "اصلاح نظام بازنشستگی",
        "گذرگاه مرزی",
        "برنامه کمک به سیل~زدگان",
        "نتیجه شمارش رأی~ها",
        "فروش شرکت هواپیمایی دولتی",
        "حق گردهمایی مسالمت~آمیز",
        "خشک~سالی و ریشه~های آن",
        "پرونده طولانی دادگاه",
        "شبکه آسیب~دیده برق",
        "بازگشت پناه~جویان",
        "بایگانی وزارتخانه پیشین",
        "تحریم~ها و معافیت~های آن",
        "طرح راه~آهن سراسری",
    ),
    "tail": (
        "و به گفته افراد آگاه این روند ادامه دارد",
        "هرچند آماری ارائه نشد",
        "در حالی که بازارها آرام ماندند",
        "و خواستند ظرف ده روز پاسخ داده شود",
        "گامی که ناظران آن را کم~سابقه خواندند",
        "اما ساکنان می~گویند چیزی دگرگون نشده است",
        "در روزهایی که نخستین برف به روستاهای کوهستانی رسیده بود",
        "و وعده دادند سندها را در دسترس همگان بگذارند",
        "بی~آن~که از کسی نام ببرند",
        "که از بهار تاکنون عقب افتاده بود",
    ),
    "join": (
        "افزون بر این،",
        "هم~زمان،",
        "در برابر،",
        "در نتیجه،",
        "از سوی دیگر،",
        "",
    ),
    "head": (
        "آنچه تاکنون می~دانیم",
        "پیشینه",
        "واکنش~ها",
        "نگاهی گسترده~تر",
        "چرا اهمیت دارد",
        "گاه~شمار کوتاه",
        "آمار و منبع~ها",
        "پس از این چه می~شود",
    ),
    "adj": (
        "بی~سابقه",
        "محتاطانه",
        "موقت",
        "الزام~آور",
        "نیمه~تمام",
        "بحث~برانگیز",
    ),
}

PLACES = """
Tehran تهران, Baku باکو, Vienna وین, Geneva ژنو, Doha دوحه, Muscat مسقط, Havana هاوانا, Ankara آنکارا
Paris پاریس, Baghdad بغداد, Kabul کابل, Tokyo توکیو
"""

ARABIC = (
    "أعلنت وزارة الخارجية بدء مراجعة الاتفاق",
    "قال المتحدث إن الوفد عاد دون اتفاق",
    "نشر البنك المركزي تقريرا جديدا عن الأسعار",
    "طالب المحامون بجواب علني خلال عشرة أيام",
)
"""What an Arabic article is quoted with."""
