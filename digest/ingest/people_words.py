"""Words beside people's names: offices and forms of address, verbs of saying, others' first names."""

from __future__ import annotations

from digest.ingest import places_en, places_fa
from digest.ingest.spelling import fold, listed


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word).casefold() for word in listed(text.replace("\u200c", " ")))


HONOURS = _folded(
    "آقای خانم دکتر سید حضرت الله آیت‌الله المسلمین والمسلمین جناب جمهور جمهوری رئیس‌جمهور وزیر خارجه "
    "سردار رییس همتای رهبر رفیق شهید مرحوم "
    "الرئيس السيد السيدة الوزير نظيره الزعيم رئيس "
    "الخارجية الروسي الكوبي الإيراني الصيني الأمريكي سماحة العليا "
    "الراحل القائد المرشد المتحدثة الرفيق "
    "President Minister Mr Mrs Ms Leader Ayatollah "
    "Secretary General Dr Premier Chairman Comrade Seyyed Sayyid "
    "Spokeswoman Spokesman Commander Foreign Envoy"
)
"""What, right before a surname, says that a person is meant; folded, without case."""

GIVEN = {
    "fa": _folded(
        "رائول راؤول راول مانوئل خوزه خوان کارلوس لوئیس "
        "خورخه ماریو پدرو آنتونیو رافائل آلخاندرو علی محمد حسن "
        "حسین احمد محمود مهدی رضا عباس سعید جواد مجتبی مصطفی جمیله میخائیل الکساندر دیمیتری نیکلاس ایوان "
        "یوری آندری جان دیوید ماریلا روبرتو ادواردو دانیل آنا لیودمیلا ایگور"
    ),
    "ar": _folded(
        "راؤول راوول مانويل خوسيه خوان كارلوس لويس خورخي "
        "ماريو بيدرو أنطونيو رافائيل علي محمد حسن حسين أحمد "
        "محمود مهدي رضا عباس سعيد جواد مجتبى مصطفى "
        "ميخائيل ألكسندر ديمتري نيكولاس إيفان يوري أندريه جون ديفيد "
        "ماريلا روبرتو إدواردو دانيال دانييل آنا ليودميلا إيغور"
    ),
}
"""First names of others: a surname after one is not the known person's."""

COMMON = {"ar": frozenset({fold("رئيسي")}), "fa": frozenset({fold("شی")}), "en": frozenset[str]()}
"""Surnames that are common words too: they count only after an office or a verb, or with the first name."""

SAYING = _folded(
    "قال أضاف أكد أعلن شدد أشار أعرب التقى وصل زار كان استقبل "
    "مع لقاء زيارة أن إن إلى عن تابع أوضح اعتبر ذكر دعا "
    "أجرى بحث غادر لفت يصل يلتقي يزور وقع مقتل رحيل"
)
"""What, right before a surname in Arabic, says that it is one and no adjective."""

_STARTERS = (
    "The But And In As When While After Since Both Also "
    "However Earlier Later Yet With For From To By That If "
    "Because Though Although Before Until Like Unlike Said "
    "Says Instead Now Then So Today Yesterday Tomorrow "
    "Meanwhile Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July "
    "August September October November December Of At "
    "On Between Against Comrades Presidents Ministers His Her "
    "Xi Not Only Even Still Here Would Will Did Does Has Is Was Can Why How What"
)
_EN_PLACES = {word for row in places_en.NAMES.split("\n") for word in row.split()[1:] if "_" not in word}
NO_FIRST_NAMES = frozenset(word.casefold() for word in (*listed(_STARTERS), *_EN_PLACES))
"""Capitalised English words after which a surname may stand alone."""

FA_PLACES = frozenset(
    fold(word.rstrip("!"))
    for row in places_fa.NAMES.split("\n")
    for word in row.split()[1:]
    if "_" not in word
)
