"""Two reports of one event become one story in languages that bend their words, or set no spaces between them."""

# ruff: noqa: E501 - texts read best one a line

import pytest

from digest.edit import cluster
from digest.models import Article

#: For each language two reports of the opening of one bridge, and one of another event in the same town; for this test.
WEEKS = {
    "cs": (
        ("Nový most přes Hlásnici otevřou v dubnu", "Radnice v Podhůří ve čtvrtek oznámila, že nový Železniční most přes řeku Hlásnici otevře pro dopravu v dubnu. Stavba trvala tři roky a stála devět set milionů korun. Starostka Libuše Sojková řekla, že obyvatelé na most dlouho čekali."),
        ("V Podhůří dokončili Železniční most", "Po třech letech stavby je Železniční most v Podhůří hotov. Doprava po mostě začne v dubnu, uvedla ve čtvrtek starostka Libuše Sojková. Projekt vyšel na devět set milionů korun."),
        ("Podhůří má novou knihovnu", "Nová knihovna s čítárnou se otevřela v pátek v centru Podhůří. Je v ní sto tisíc knih a kavárna pro návštěvníky."),
    ),
    "ja": (
        ("新しい橋、来月開通へ 市が発表", "港町市は12日、白川に架かる新しい白川大橋を来月開通させると発表した。工事は3年かかり、費用は90億円だった。山田市長は記者会見で「住民の長年の願いがかなう」と述べた。"),
        ("白川大橋、4月に開通 3年の工事終え", "港町市の白川大橋が4月に開通する。山田市長が12日に発表した。総工費は90億円で、3年かけて完成した。"),
        ("図書館が移転、駅前に新館", "港町市の図書館が駅前に移転する。新館には十万冊の本が並び、カフェも設けられる。開館は6月の予定だ。"),
    ),
    "ko": (
        ("새 다리 다음 달 개통", "강산시는 12일 백수강에 놓인 새 다리 백수대교를 다음 달 개통한다고 발표했다. 공사는 3년 걸렸고 비용은 900억 원이었다. 김민수 시장은 주민의 오랜 소원이라고 말했다."),
        ("백수대교 4월 개통…3년 공사 마쳐", "강산시 백수대교가 4월 개통한다. 김민수 시장이 12일 발표했다. 총사업비 900억 원을 들여 3년 만에 완공했다."),
        ("시립도서관 이전", "강산시립도서관이 역 앞으로 이전한다. 새 건물에는 책 10만 권이 놓이고 6월에 문을 연다."),
    ),
    "pl": (
        ("Nowy most na Widawie otworzą w kwietniu", "Ratusz w Lipnikach ogłosił w czwartek, że nowy most Kolejowy na rzece Widawie zostanie otwarty dla ruchu w kwietniu. Budowa trwała trzy lata i kosztowała dziewięćset milionów złotych. Burmistrz Lidia Ostaszewska powiedziała, że mieszkańcy długo czekali na ten most."),
        ("Lipniki: koniec budowy mostu Kolejowego", "Po trzech latach budowy most Kolejowy w Lipnikach jest gotowy. Ruch mostem ruszy w kwietniu, poinformowała w czwartek burmistrz Lidia Ostaszewska. Inwestycja kosztowała dziewięćset milionów złotych."),
        ("W Lipnikach otwarto nową bibliotekę", "Nowa biblioteka z czytelnią została otwarta w piątek w centrum Lipnik. Jest w niej sto tysięcy książek i kawiarnia dla odwiedzających."),
    ),
    "uk": (
        ("Новий міст через річку відкриють у квітні", "Міська рада Рушори повідомила у четвер, що новий Залізничний міст через річку Верхню відкриють для руху у квітні. Будівництво тривало три роки й коштувало дев’ятсот мільйонів гривень. Міський голова Іван Бондар сказав, що мешканці давно чекали на цей міст."),
        ("У Рушорі завершили будівництво Залізничного мосту", "Після трьох років будівництва Залізничний міст у Рушорі готовий. Рух мостом відкриють у квітні, повідомив у четвер міський голова Іван Бондар. Проєкт обійшовся у дев’ятсот мільйонів гривень."),
        ("У Рушорі відкрили нову бібліотеку", "Нова бібліотека з читальною залою відкрилася у п’ятницю в центрі Рушори. У ній сто тисяч книжок і кав’ярня для відвідувачів."),
    ),
    "zh": (
        ("跨江新大桥下月通车", "江城市政府12日宣布，白水江大桥将于下月正式通车。工程历时三年，总投资九亿元。市长王明在发布会上说，这是居民多年的愿望。"),
        ("白水江大桥四月通车 投资九亿元", "历时三年建设的白水江大桥将于四月通车，江城市长王明12日宣布。大桥总投资九亿元，预计每天有两万辆车通过。"),
        ("市图书馆迁新址", "江城市图书馆将迁往火车站附近的新馆，藏书十万册，预计六月开放。"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", WEEKS)
def test_two_reports_become_one_story(language):
    """And what else happened in the town stays another."""
    articles = [
        Article(id=str(at), title=title, paragraphs=(text,), language=language, publisher=f"Outlet {at}")
        for at, (title, text) in enumerate(WEEKS[language])
    ]
    assert [[article.id for article in story] for story in cluster(articles)] == [["0", "1"], ["2"]]
