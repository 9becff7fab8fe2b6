"""The words of pages around an article: what begins a list, ends a text, or is no text of it."""

from __future__ import annotations

import re

_CLOSING = (
    # comments
    r"نظرات|نظر شما|نظر بدهید|نظرها|دیدگاه(?:\s?ها|های?)?(?: (?:شما|خوانندگان|کاربران|مخاطبان).*)?|"
    r"ارسال (?:نظر|دیدگاه)|"
    r"(?:افزودن|ثبت|درج) (?:نظر|دیدگاه).*|نظر(?:ات)? (?:کاربران|خوانندگان|مخاطبان).*|پاسخ دهید|"
    r"comments?|leave a (?:comment|reply)|(?:reader|user) comments|post a comment|add (?:a )?comment|"
    r"join the (?:conversation|discussion)|"
    r"(?:ال)?تعلیقات(?: الزوار| القراء)?|(?:اضف|اترک|اکتب|شارک ب?)\s?(?:تعلیقا?ک?|رایک|تعلیق)|اراء "
    r"القراء|رایک یهمنا|"
    # tags
    r"برچسب\s?ها|برچسبها|برچسب|کلید\s?واژه\s?(?:ها)?|کلیدواژه\s?ها|تگ\s?ها|هشتگ|موضوعات مرتبط|"
    r"tags?|keywords|topics|filed under|more on this topic|"
    r"کلمات (?:دلالیه|مفتاحیه)|الکلمات (?:المفتاحیه|الدلالیه)|(?:ال)?وسوم|علامات|تاغات|الاوسمه|هاشتاغ|"
    r"مواضیع|سمات|"
    # lists of other articles
    r"پر\s?(?:بازدید|بیننده|مخاطب|بحث|خواننده)\s?(?:ترین)?.*|داغ\s?ترین.*|محبوب\s?ترین.*|(?:پیشنهاد "
    r"(?:ما|سردبیر|ویژه)|مطالب پیشنهادی).*|"
    r"(?:آخرین|اخرین|تازه\s?ترین|جدیدترین|مهم\s?ترین) (?:اخبار|خبرها|مطالب|عناوین|رویدادها).*|از همین "
    r"نویسنده|سرخط خبرها|وب\s?گردی|"
    r"most (?:visited|read|viewed|popular|commented|shared).*|top (?:stories|news|politics|"
    r"headlines).*|trending.*|popular.*|"
    r"(?:latest|recent) (?:news|stories|posts|headlines).*|editors?'?s? picks?|recommended.*|you may "
    r"also like.*|don't miss|more (?:news|stories).*|"
    r"الاکثر (?:قراءه|قراءة|مشاهده|تداولا|تعلیقا|زیاره|شیوعا).*|(?:ال)?مقالات (?:مشابهه|ذات صله|"
    r"مختاره)|اخر الاخبار|احدث الاخبار|اخبار (?:الساعه|الیوم)|"
    r"(?:قد|ربما) (?:یعجبک|یهمک).*|المزید من (?:الاخبار|المواضیع|.{3,20})|اختیارات المحرر|مختارات|"
    # the end of a page
    r"تمامی? حقوق.*|کلیه حقوق.*|همه حقوق.*|استفاده از مطالب.*|درباره ما|تماس با ما|پیوندها|عضویت در "
    r"خبرنامه.*|ما را در .*|گزارش (?:خطا|اشتباه)|"
    r"all rights reserved.*|copyright.*|©.*|about us|contact us|privacy policy.*|terms (?:of|and).*|"
    r"newsletter.*|(?:subscribe|sign up) (?:to|for|now).*|"
    r"جمیع الحقوق.*|حقوق (?:النشر|الطبع).*|من نحن|اتصل بنا|سیاسه الخصوصیه.*|اشترک (?:فی|الان).*|"
    r"النشره البریدیه.*|تابعنا.*|تابعونا.*|"
    # the furniture of agencies
    r"(?:top|all|reader) comments|discussion|what do you think\??|commenting .*|suggested topics|categories|"
    r"sponsored(?: content)?|promoted(?: content)?|around the web|from our partners|more from .*|"
    r"واژه\s?های کاربردی.*|این (?:خبر|مطلب) (?:را|توسط) .*|لینک\s?های مرتبط|برگزیده(?:\s?ها)?|"
    r"(?:مجموع|تعداد) نظرات.*|در زمینه انتشار نظرات.*|فرم ارسال نظر|نظر خود را .*|گزارش تصویری.*|"
    r"تصنیفات|اقسام|کلمات دلیلیه|قد تکون مهتما.*|اقرا فی .*|شارکنا.*|ابق علی اطلاع.*|تعلیقات القراء"
)
_LINKS = (
    r"(?:همچنین )?(?:بیشتر )?بخوانید|(?:بیشتر|همچنین) ببینید|اخبار مرتبط|مطالب مرتبط|خبرهای مرتبط|"
    r"مرتبط\s?ها|اخبار بیشتر|مطالب بیشتر|"
    r"read (?:also|more|next)|also read|see also|related(?: (?:stories|articles|news|topics|content|"
    r"coverage|posts|links))?|more on(?: this)?|"
    r"اقرا (?:ایضا|المزید|کذلک)|اقرءوا ایضا|طالع ایضا|شاهد ایضا|للمزید|اخبار (?:ذات صله|متعلقه|"
    r"مرتبطه)|(?:مواضیع|موضوعات|مواد) (?:ذات صله|متعلقه|مرتبطه|مشابهه)|"
    r"پادکست(?:\s?ها)?|podcasts?|بودکاست|watch(?: now| more)?|listen|فیلم|ویدئو|ویدیو|گالری|فیدیو|"
    r"بیشتر بدانید|در همین زمینه|همچنین در این زمینه|ذات صله|فی هذا السیاق|"
    r"advertisement|تبلیغات|تبلیغ|آگهی|اگهی|اعلان|إعلان"
)
_EDGE = r"\s*(?:\(\s?\d+\s?\)|\d{1,4})?\s*[:：|؛]?\s*"
CLOSING = re.compile(rf"^[\W\d_]{{0,6}}(?:{_CLOSING}){_EDGE}$", re.IGNORECASE)
"""A short line that begins what ends a page: comments, tags, most viewed, copyright."""

CLOSING_LIST = re.compile(
    r"^[\W_]{0,4}(?:برچسب\s?(?:ها)?|برچسبها|کلید\s?واژه\s?(?:ها)?|tags?|key\s?words|topics|categories|"
    r"filed under|hot words|موضوعات|دسته\s?بندی\s?ها|هشتگ\s?ها|کلمات "
    r"(?:دلالیه|مفتاحیه)|الکلمات (?:المفتاحیه|الدلالیه)|(?:ال)?وسوم|تصنیفات)\s?[:：|]\s?\S",
    re.IGNORECASE,
)
"""A line that holds the tags themselves."""

TRAILING_TAGS = re.compile(r"(?:برچسب\s?ها|tags|الوسوم)\s?:?$", re.IGNORECASE)

LINKS = re.compile(rf"^[\W\d_]{{0,6}}(?:{_LINKS}){_EDGE}$", re.IGNORECASE)
"""A short line after which links to other articles stand, or another article."""

INLINE_LINK = re.compile(rf"^[\W_]{{0,6}}(?:{_LINKS})\s?[:：|«>\-]\s?\S", re.IGNORECASE)
"""A line that is itself a link to another article."""

END = re.compile(
    r"^[\W_]{0,6}(?:انتهای (?:پیام|خبر)|پایان (?:پیام|خبر|گزارش)|انتهی|النهایه|ends?|"
    r"\(end\)|_{3,}|\*{3,})[\W_\d]{0,12}$|"
    r"^(?:additional )?(?:reporting|writing|compiled) by [^.]{2,140}\.?$|"
    r"^[^\W\d_]{0,3}/[^\W\d_]{0,3}$|^/?\d{3,5}/?$",
    re.IGNORECASE,
)
"""What agencies write under the last paragraph."""

CREDIT = re.compile(
    r"^[\W_]{0,4}(?:منبع|منابع|المصدر|مصدر|المصادر|sources?|via|credit|به نقل از|نقلا عن)\s?[:：|"
    r"\-]\s?(?P<who>[^.]{2,60})\.?$",
    re.IGNORECASE,
)
"""A line that says where a text comes from."""

CODE = re.compile(
    r"(?:کد\s?(?:خبر|مطلب|مقاله|گزارش|یادداشت)|شناسه\s?(?:خبر|مطلب|مقاله)?|شماره خبر|news\s?(?:id|"
    r"code|no\.?)|story\s?(?:id|code)|article\s?(?:id|code)|"
    r"(?:رمز|رقم|کود) (?:الخبر|المقال|الماده))\s?[:：#.]?\s?(?P<code>[A-Za-z]{0,3}-?\d[\d\-]{2,19})",
    re.IGNORECASE,
)
"""An outlet's own number for an article."""

BYLINE = re.compile(
    r"^[\W_]{0,3}(?:نویسنده|خبرنگار|مترجم|عکاس|عکس|گروه|سرویس|حوزه|دسته|تهیه و تنظیم|by|reporter|"
    r"author|writer|editor|edited by|written by|photos?|category|section|"
    r"کتب|کتبت|بقلم|تحریر|ترجمه|المحرر|الکاتب|القسم|تصویر|شغل)\s?[:：|،]?\s[^.]{2,50}$",
    re.IGNORECASE,
)
"""Who wrote it, in which section."""

CAPTION = re.compile(
    r"^\W{0,3}(?:item )?\d{1,2}(?: ?/ ?| of )\d{1,2}\b|^(?:file )?photos?\s?[:：]|^file photo\b|^caption\b|"
    r"\bphoto/|\((?:ap|file|afp|reuters|getty)[\w /]{0,24}photo[^)]{0,40}\)$|\bvia (?:ap|reuters|afp)\)|"
    r"getty images\W*$|"
    r"^in this (?:file |handout )?(?:photo|image)\b|"
    r"^(?:عکس|تصویر|منبع تصویر|آرشیو|ارشیو|صوره ارشیفیه|صوره|الصوره)\s?[:：،|/]",
    re.IGNORECASE,
)
"""What is written under a picture."""

JUNK = re.compile(
    r"^(?:[\W\d_]*|captcha|(?:reply|like|dislike|share|tweet|print|email|pdf|whatsapp|telegram|"
    r"facebook|twitter|instagram|linkedin|x|pinterest|copy link|"
    r"پاسخ|پسندیدم|چاپ|ایمیل|تلگرام|واتس\s?اپ|توییتر|اینستاگرام|فیس\s?بوک|لینکدین|ایتا|بله|سروش|"
    r"روبیکا|اشتراک\s?گذاری|کپی لینک|ذخیره|"
    r"رد|شارک|اعجبنی|طباعه|فیسبوک|تویتر|واتساب|تلغرام|تیلیغرام|مشارکه|نسخ الرابط|حفظ|ارسال|"
    r"a[+-]|\s|[|/,،•·\-+()]|\d)+)$",
    re.IGNORECASE,
)
"""Buttons, counters, ornaments."""

FURNITURE = re.compile(
    r"(?:شما در حال پاسخ|نظرات? (?:منتشر|در صف|غیر ?قابل)|تعداد (?:کاراکتر|بازدید|نظر)|دیدگاه ?های "
    r"ارسال شده|پیام ?هایی که (?:حاوی|به غیر|غیر)|لطفا (?:از نوشتن|نظر)|"
    r"پس از تایید|اندازه (?:متن|قلم|فونت)|(?:بازدید|نمایش)\s?:\s?\d|زمان مطالعه|\d+ دقیقه مطالعه|لینک "
    r"کوتاه|کپی شد|نسخه چاپی|اشتراک\s?گذاری|"
    r"your email address|required fields|save my name|cookies?\b.{0,60}(?:experience|use|accept|"
    r"policy)|(?:we|site|website) uses? cookies|accept (?:all )?cookies|javascript|"
    r"^list (?:of \d+ items?|\d+ of \d+)$|^end of list$|"
    r"^.{0,80}\d{1,2}:\d{2} (?:gmt|utc)$|purchase licensing|opens? (?:in a )?new (?:tab|window)|"
    r"^our standards|trust principles|"
    r"^skip to (?:main )?content|^sign up\b|^supported by$|^listen to this article|^read all comments|"
    r"از این قسمت بگذرید|پایان (?:پادکست|مطالب پیشنهادی|از اینستاگرام|از یوتیوب)|شبکه های اجتماعی|"
    r"لغو پاسخ|در انتظار بررسی|عدد مقابل|کد امنیتی|ایمیل خود را|"
    r"نظرات خود را|ویرایش ادبی نظرات|ارسال به دوستان|"
    r"استمع الی|تخطی? الی|ادخل بریدک|"
    r"min(?:ute)?s? read\b|share (?:this|on)|follow us|follow @|sign up for|subscribe|log ?in to|"
    r"click here|download our app|\bviews?\s?[:：]\s?\d|short link|"
    r"(?:لن یتم نشر|الحقول الالزامیه)|عنوان بریدک|البرید الالکترونی\s?[*:]|(?:عدد )?(?:المشاهدات|"
    r"الزیارات|القراءات)\s?[:：]?\s?\d|دقائق? (?:للقراءه|قراءه)|حجم الخط|رابط مختصر|"
    r"الرابط (?:المختصر|القصیر)|"
    r"شارک (?:هذا|المقال|الخبر)|مشارکه (?:عبر|المقال|الخبر)|ملفات تعریف الارتباط|کوکیز|تابعنا|تابعوا|"
    r"اشترک فی|حمل تطبیق|کانال (?:تلگرام|ما)|عضو شوید|"
    r"^\s*(?:https?://|www\.)\S+\s*$|^\S+@\S+\.\S+$|^©|all rights reserved|جمیع الحقوق محفوظه|حقوق "
    r".{0,40} محفوظ)",
    re.IGNORECASE,
)
"""Sentences of the page and not of the article, wherever they stand."""

STAMP_WORDS = re.compile(
    r"تاریخ|انتشار|زمان|ساعت|روز|درج|شده|در|به روز\s?رسانی|بروزرسانی|به وقت|تهران|published|posted|"
    r"publish|publication|updated?|last|modified|date|time|on|at|gmt|utc|ist|est|edt|bst|cet|am|pm|"
    r"نشر(?:ت)?|النشر|تاریخ|اخر|تحدیث|الساعه|بتوقیت|غرینتش|مکه|القاهره|صباحا|مساء|بتاریخ|فی|الموافق|"
    r"اضیف|آخرین|created|first|ص|م|ب\.ظ|ق\.ظ|میلادی|شمسی|هجری|خورشیدی|قمری|هجریه|میلادیه|ه|مصادف با|برابر با|"
    r"کد خبر|شناسه خبر|news id|views|بازدید|oclock|h",
    re.IGNORECASE,
)
"""What may stand beside a date in a stamp."""

PUBLISHED_LABEL = re.compile(
    r"(?:تاریخ|زمان|ساعت|روز)\s?(?:انتشار|درج|نشر|ثبت)|انتشار\s?:|منتشر شده|published|posted|"
    r"publication date|date of publication|(?:تاریخ|وقت|تم) ?(?:ال)?نشر|نشرت? (?:فی|بتاریخ)|نشر\s?:|"
    r"اضیف (?:فی|بتاریخ)",
    re.IGNORECASE,
)
UPDATED_LABEL = re.compile(
    r"به\s?روز\s?رسانی|بروز\s?رسانی|بروزرسانی|ویرایش|updated|modified|last (?:update|edit)|اخر تحدیث|"
    r"تم التحدیث|حدثت?(?: فی)|تحدیث\s?:|تعدیل",
    re.IGNORECASE,
)
TODAY_LABEL = re.compile(
    r"^(?:امروز|الیوم|today)\s?[:：,،]?|تاریخ امروز|retrieved|accessed|saved on|تاریخ الیوم|استخراج|"
    r"آرشیو|ذخیره",
    re.IGNORECASE,
)
