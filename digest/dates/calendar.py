"""The words that dates are written with: months, zones, and how long ago, in the languages that feeds come in."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = """
january jan janua januar januari jänner jän janvier janv enero ene gennaio gen janeiro января январь янв січня січень يناير जनवरी ocak stycznia leden ledna ιανουαρίου ינואר בינואר ianuarie január tammikuuta gener ม.ค มกราคม জানুয়ারি জানুয়ারী جنوری ژانویه ஜனவரி януари siječnja januára januarja januara јануара јануари jaanuar janvāris janvārī sausio janúar
february feb februar februari febr février févr fév febrero febbraio fevereiro fev февраля февраль фев февр лютого лютий فبراير شباط फ़रवरी फरवरी şubat lutego únor února fevrier φεβρουαρίου פברואר בפברואר februarie február helmikuuta febrer ก.พ กุมภาพันธ์ ফেব্রুয়ারি ফেব্রুয়ারী فروری فوریه பிப்ரவரி февруари veljače februára februarja februara фебруара veebruar februāris februārī vasario febrúar
march mar märz mär mrz maart mrt mars marzo março marts марта март мар березня березень مارس آذار اذار मार्च mart marca března maret μαρτίου מרץ במרץ martie március maaliskuuta març มี.ค มีนาคม মার্চ مارچ மார்ச் mac ožujka märts martā kovo
april apr avril avr abril abr aprile апреля апрель апр квітня квітень أبريل ابريل إبريل نيسان अप्रैल nisan kwietnia duben dubna απριλίου אפריל באפריל aprilie április huhtikuuta เม.ย เมษายน এপ্রিল اپریل آوریل ஏப்ரல் април travnja apríla aprila априла aprill aprīlis aprīlī balandžio apríl
may mai mayo maggio mag maio mei мая май травня травень مايو أيار ايار मई mayıs maja květen května maj μαΐου μαίου מאי במאי május toukokuuta maig พ.ค พฤษภาคม মে مئی مه மே svibnja mája мај маја maijs maijā gegužės maí
june jun juni juin junio giugno giu junho июня июнь июн червня червень يونيو يونيه حزيران जून haziran czerwca červen června ιουνίου יוני ביוני iunie június kesäkuuta juny มิ.ย มิถุนายน জুন جون ژوئن ஜூன் юни lipnja júna junija juna јун јуна јуни juuni jūnijs jūnijā birželio júní
july jul juli juillet juil julio luglio lug julho июля июль июл липня липень يوليو يوليه تموز जुलाई temmuz lipca červenec července ιουλίου יולי ביולי iulie július heinäkuuta juliol ก.ค กรกฎาคม জুলাই جولائی ژوئیه ஜூலை юли srpnja júla julija jula јул јула јули juuli jūlijs jūlijā liepos júlí
august aug août aoû aout agosto ago августа август авг серпня серпень أغسطس اغسطس آب अगस्त ağustos sierpnia srpen srpna agustus augusti augustus αυγούστου אוגוסט באוגוסט elokuuta agost ส.ค สิงหาคม আগস্ট অগাস্ট اگست اوت ஆகஸ்ட் ogos kolovoza avgusta augusts augustā rugpjūčio ágúst
september sep sept septembre septiembre setiembre settembre set setembro сентября сентябрь сен сент вересня вересень سبتمبر أيلول ايلول सितंबर सितम्बर eylül września září σεπτεμβρίου ספטמבר בספטמבר septembrie szeptember syyskuuta setembre ก.ย กันยายน সেপ্টেম্বর ستمبر سپتامبر செப்டம்பர் септември rujna septembra септембра septembris septembrī rugsėjo
october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт жовтня жовтень أكتوبر اكتوبر अक्टूबर अक्तूबर ekim października říjen října οκτωβρίου אוקטובר באוקטובר octombrie október lokakuuta ต.ค ตุลาคม অক্টোবর اکتوبر اکتبر அக்டோபர் октомври októbra oktobra октобра oktoober oktobris oktobrī spalio
november nov novembre noviembre novembro ноября ноябрь ноя нояб листопада листопад نوفمبر नवंबर नवम्बर kasım listopada listopad listopadu nopember νοεμβρίου נובמבר בנובמבר noiembrie marraskuuta พ.ย พฤศจิกายน নভেম্বর نومبر نوامبر நவம்பர் ноември studenoga studenog novembra новембра novembris novembrī lapkričio nóvember
december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря декабрь дек грудня грудень ديسمبر दिसंबर दिसम्बर aralık grudnia prosinec prosince desember desember decembre δεκεμβρίου דצמבר בדצמבר decembrie joulukuuta desembre ธ.ค ธันวาคม ডিসেম্বর دسمبر دسامبر டிசம்பர் декември disember prosinca decembra децембра detsember decembris decembrī gruodžio
"""

MONTHS: dict[str, int] = {}
for _number, _line in enumerate(_MONTHS.strip().splitlines(), 1):
    for _word in unicodedata.normalize("NFC", _line).split():
        MONTHS.setdefault(_word, _number)
# as the Levant calls them, in two words
MONTHS |= {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
MONTHS["listopad"] = 11  # Polish November
#: Names that are more than months where no day stands before them: 17. augusta, 17. marta (Slovak, Serbian, Latvian).
MONTHS_BEHIND_DAYS = {"augusta": 8, "marta": 3}
#: Where the country of the site reads the name of a month in its own way.
MONTHS_OF_COUNTRIES: dict[tuple[str, str], int] = {("listopada", "hr"): 10, ("listopad", "hr"): 10}

_WEEKDAYS = """
monday mon montag mo lundi lun lunes lunedì segunda seg maandag понедельник пн понеділок الاثنين الإثنين सोमवार poniedziałek pondělí måndag mandag maanantai hétfő luni δευτέρα pazartesi senin dilluns دوشنبه
tuesday tue tues dienstag di mardi mar martes martedì terça ter dinsdag вторник вт вівторок الثلاثاء मंगलवार wtorek úterý tisdag tirsdag tiistai kedd marți τρίτη salı selasa dimarts
wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì quarta qua woensdag среда ср середа الأربعاء बुधवार środa středa onsdag keskiviikko szerda miercuri τετάρτη çarşamba rabu dimecres چهارشنبه
thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta qui donderdag четверг чт четвер الخميس गुरुवार czwartek čtvrtek torsdag torstai csütörtök joi πέμπτη perşembe kamis dijous پنجشنبه
friday fri freitag fr vendredi ven viernes vie venerdì sexta sex vrijdag пятница пт п'ятниця الجمعة शुक्रवार piątek pátek fredag perjantai péntek vineri παρασκευή cuma jumat divendres جمعه
saturday sat samstag sa sonnabend samedi sam sábado sáb sabato zaterdag суббота сб субота السبت शनिवार sobota lördag lørdag lauantai szombat sâmbătă σάββατο cumartesi sabtu dissabte شنبه
sunday sun sonntag so dimanche dim domingo dom domenica zondag воскресенье вс неділя الأحد रविवार niedziela neděle söndag søndag sunnuntai vasárnap duminică κυριακή pazar minggu diumenge یکشنبه
"""
WEEKDAYS: dict[str, int] = {}
for _number, _line in enumerate(_WEEKDAYS.strip().splitlines()):
    for _word in _line.split():
        WEEKDAYS.setdefault(_word, _number)

#: Minutes east of Greenwich, by the use that is by far the most common.
ZONES: dict[str, int] = {
    "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "WAT": 60, "EAT": 180,
    "IST": 330, "IDT": 180, "PKT": 300, "NPT": 345, "GST": 240, "BDT": 360, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
    "SGT": 480, "HKT": 480, "PHT": 480, "MYT": 480, "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "ACDT": 630,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210,
    "NDT": -150, "AST": -240, "ADT": -180, "BRT": -180, "ART": -180, "CLT": -240, "COT": -300, "PET": -300,
}  # fmt: skip

#: Where the country of the site reads a zone's name in its own way.
ZONES_OF_COUNTRIES: dict[tuple[str, str], int] = {
    ("IST", "ie"): 60, ("IST", "il"): 120, ("CST", "cn"): 480, ("CST", "tw"): 480, ("CST", "cu"): -300,
    ("EST", "au"): 600, ("EDT", "au"): 660, ("CST", "au"): 570, ("BST", "bd"): 360, ("PST", "ph"): 480,
    ("MST", "my"): 480, ("AST", "sa"): 180, ("AST", "iq"): 180, ("AST", "qa"): 180, ("AST", "kw"): 180,
    ("GST", "gs"): -120, ("SST", "sg"): 480, ("AMT", "am"): 240, ("AMT", "br"): -240,
}  # fmt: skip

#: Names of clocks that change with the season.
REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

_UNITS = """
60 دقیقه মিনিট منٹ minute minutes min mins minuten minuto minutos minuti minuut минут минуты минуту минута хвилин хвилини хвилину хвилина دقيقة دقائق मिनट 分钟 分鐘 分 분 minut minuty minutę minutami minutou minuta minuter minutter minuttia dakika perc perce percel λεπτά λεπτό דקות דקה menit phút
3600 ساعت ঘণ্টা ঘন্টা گھنٹے گھنٹہ hour hours hr hrs h std stunde stunden heure heures hora horas ora ore uur uren час часа часов годин години годину година ساعة ساعات घंटे घंटा घण्टे 小时 小時 時間 시간 godzin godziny godzinę godzina hodinami hodinou hodin hodiny timmar timme timer time tuntia tunti saat óra órája órával ώρες ώρα שעות שעה jam giờ
86400 روز দিন دن day days d tag tage tagen jour jours día días dia dias giorno giorni dag dagen день дня дней дні днів يوم أيام दिन 天 日 일 dni dzień dny dnem dní dagar dage dager päivää päivä gün nap napja nappal zile zi μέρες ημέρες μέρα ημέρα ימים יום hari ngày
604800 هفته সপ্তাহ ہفتے ہفتہ week weeks woche wochen semaine semaines semana semanas settimana settimane weken неделю недели недель тиждень тижні тижнів أسبوع أسابيع सप्ताह हफ्ते 周 週間 주 tydzień tygodnie tygodni týdny týdnem vecka veckor uge uger uke uker viikkoa viikko hafta hét hete săptămâni săptămână εβδομάδες εβδομάδα שבועות שבוע minggu tuần
"""
UNITS: dict[str, int] = {}
for _line in _UNITS.strip().splitlines():
    _seconds, *_names = _line.split()
    UNITS.update(dict.fromkeys(_names, int(_seconds)))
#: Two of a unit, in languages that have a form for two.
PAIRS = {
    "دقيقتين": 120,
    "ساعتين": 7200,
    "يومين": 172_800,
    "أسبوعين": 1_209_600,
    "שעתיים": 7200,
    "יומיים": 172_800,
    "שבועיים": 1_209_600,
}
#: What stands for a count of one.
ONE = r"an?|one|eine[rmn]?|une?|un[ao]?|un['’](?=o)|uma?|een|ett?|én|bir|egy|μία|μια|один|одну|одна|एक"
#: What says that one counts back: behind the count, and before it.
AGO = r"ago|fa|atrás|geleden|назад|тому|पहले|temu|sedan|siden|sitten|önce|ezelőtt|(?:yang )?lalu|trước|پیش|قبل|আগে|پہلے"
SINCE = r"vor|il y a|hace|há|منذ|قبل|před|πριν(?: από)?|לפני|acum"
#: Words of a moment that has just been, and of a day before today, with how many days.
JUST_NOW = (
    "just now",
    "gerade eben",
    "soeben",
    "à l'instant",
    "à l’instant",
    "ahora mismo",
    "proprio ora",
    "agora mesmo",
    "zojuist",
    "только что",
    "щойно",
    "たった今",
    "刚刚",
    "剛剛",
    "방금",
)
_DAYS_AGO = """
0 امروز আজ วันนี้ today heute aujourd'hui aujourd’hui hoy oggi hoje vandaag сегодня сьогодні اليوم आज 今日 本日 今天 오늘 dzisiaj dziś dnes idag i_dag tänään bugün azi σήμερα היום hari_ini hôm_nay
1 دیروز গতকাল เมื่อวาน เมื่อวานนี้ yesterday gestern hier ayer ieri ontem gisteren вчера вчора أمس 昨天 昨日 어제 wczoraj včera igår i_går eilen dün tegnap χθες χτες אתמול kemarin hôm_qua
2 vorgestern avant-hier anteayer antier l'altro_ieri l’altro_ieri altro_ieri anteontem eergisteren позавчера позавчора أول_أمس أول_من_أمس 前天 一昨日 おととい 그저께 przedwczoraj předevčírem i_förrgår i_forgårs toissapäivänä προχθές שלשום
"""
DAYS_AGO: dict[str, int] = {}
for _line in _DAYS_AGO.strip().splitlines():
    _days, *_names = _line.split()
    DAYS_AGO.update({_name.replace("_", " "): int(_days) for _name in _names})


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first.

    By their first letters: where none of these stands no word is tried (of the 261 names of months, half the time).
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begun.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in begun.items())
