"""Languages known at a glance."""

# ruff: noqa: E501 - a sentence a line

import pytest

from digest.text import language_of
from digest.text.glance import at_a_glance, is_of_names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال المجلس إن الجسر الذي في وسط المدينة مغلق منذ أمس، وإن هذه الطريق إلى الميناء لا تزال مفتوحة."),
        ("ca", "El consell de la ciutat ha dit que els ponts del riu també són tancats, amb una excepció per als autobusos."),
        ("cs", "Rada města řekla, že most, který je přes řeku, je při opravě zavřený, však v lednu se zase otevře."),
        ("de", "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss nicht zu erneuern."),
        ("el", "Το συμβούλιο της πόλης είπε ότι η γέφυρα του ποταμού είναι κλειστή για την επισκευή και θα ανοίξει."),
        ("es", "El consejo de la ciudad dijo que los puentes del río también están cerrados hasta el lunes por las obras."),
        ("fi", "Kaupunki sanoi, että silta on suljettu, mutta se avataan ensi viikolla, ja myös tie on auki kuin ennen."),
        ("fr", "Le conseil de la ville a dit que les ponts sont fermés pour une semaine, mais les bus passent dans la rue."),
        ("hi", "परिषद ने कहा कि नदी का पुल बंद है और अगले सोमवार को खुलेगा, यह काम शहर के लिए जरूरी था।"),
        ("hu", "A tanács azt mondta, hogy a híd egy hétig zárva volt, és már csak a busz megy át a folyón."),
        ("id", "Dewan kota bilang bahwa jembatan itu ditutup karena air sungai naik dan tidak bisa dilewati pada hari ini."),
        ("it", "Il consiglio della città ha detto che i ponti sono chiusi per una settimana, anche quello della stazione."),
        ("ja", "市の議会は、川にかかる古い橋を来週まで閉じると発表しました。バスはほかの道を通ります。港への道は開いています。"),
        ("ko", "시 의회는 강을 건너는 오래된 다리를 다음 주까지 닫는다고 밝혔다. 버스는 다른 길로 다니며 항구로 가는 길은 열려 있다."),
        ("nl", "De raad van de stad zegt dat de brug niet open is en dat deze week de bussen naar de haven om zijn gegaan."),
        ("pl", "Rada miasta mówi, że most jest zamknięty i że autobus do portu nie jedzie przez rzekę w tym tygodniu."),
        ("pt", "O conselho da cidade disse que as pontes não abrem esta semana e que o barco também não passa pelo rio."),
        ("ro", "Consiliul a spus că podurile sunt închise pentru o lună și că autobuzul trece prin port, după un plan nou."),
        ("ru", "Совет сказал, что мост был закрыт на неделю и что это не последний ремонт, который ждет его в городе."),
        ("sv", "Rådet säger att bron är stängd och att den inte öppnar från måndag, men bussen går också till hamnen."),
        ("tr", "Meclis, köprü için bir plan yok dedi; yol daha açık değil ve bu hafta çok uzun olarak kapalı kalacak."),
        ("uk", "Рада сказала, що міст, який веде до порту, закрито на тиждень після повені, щоб не було лиха від води."),
        ("vi", "Hội đồng nói rằng cây cầu của thành phố đã đóng và không mở cho những xe lớn, các xe buýt đi đường này."),
    ],
)  # fmt: skip
def test_many_languages_are_known_at_a_glance(language, text):
    """Each by its own small words or its script, and as the statistics of letters have it."""
    assert at_a_glance(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Palm Harbor: Tolliver 25, Bean 17, Rockley 10, Bose 10, Moore 5. Totals: 31 of 60, 9 of 22. Fouls: Bean, Moore, Hale.",
        "Die Straße; the road; la rue; und so weiter, and so on; dans la ville, in the town, nicht weit; avec vous, with you.",
        "",
    ],
)
def test_what_may_be_of_several_languages_is_known_by_no_glance(text):
    """A table of names tells none, a text of three languages does not tell which."""
    assert at_a_glance(text) is None


def test_small_words_that_languages_share_tell_together():
    """A headline without a word that only its language has: three small ones, twice as many as of any other."""
    assert at_a_glance("Barge of the old harbor is put up for sale by its owner after a storm") == "en"
    assert at_a_glance("Lenne Bridge: Weber, Hale and Moore beat Alder 25:17, 31:12, 21:19 in Havenport") is None


def test_names_and_numbers_tell_no_language():
    """A table of results and a headline in capitals are of the language that is known otherwise."""
    table = "Palm Harbor (1-0): Tolliver 25 points. Bean 17 points. Rockley 10 points. Bose 10 points. Moore 5 points."
    assert at_a_glance(table) is None
    assert language_of(table, "es") == "es"
    assert language_of("Harbor Barge Blames Old Bridge: Weber, Hale Surprise Lenne Council Again (VIDEO)") == "en"
    assert not is_of_names("Der Rat der Stadt Lenne hat am Montag die alte Brücke gesperrt")
    assert not is_of_names("Künye | İletişim | Gizlilik Politikası | Çerez Politikası")
    assert not is_of_names("市政府十二日宣布，跨江新大桥将于下月正式通车。")
