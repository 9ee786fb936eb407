"""Menus that browsers copy into one line ("Home About Shop Recipes Contact"): they look like headlines, and are none."""

# ruff: noqa: E501 - lists of words read best one language a line

from __future__ import annotations

import re

#: What sites call their sections and pages, and what they ask for, one language a line.
_PARTS = frozenset(
    word
    for language in (
        "home welcome services groups notices americas europe asia africa middle news latest trending world politics business economy markets money tech technology science health sport sports culture arts entertainment life lifestyle style travel food opinion opinions video videos photos galleries podcast podcasts weather jobs classifieds obituaries archive archives events about contact shop store blog forum forums help support faq login log register subscribe donate newsletter newsletters menu search members membership reviews features recipes issues magazine pricing products solutions resources company careers press investors community docs api download downloads share tweet pin print save email bookmark e-paper epaper newsroom watch live scores fixtures gallery visit exhibitions collection tickets research teaching admissions library donations",
        "startseite nachrichten politik wirtschaft kultur wissen lokales ratgeber meinung bilder wetter stellen anzeigen archiv termine kontakt presse mitglieder impressum anmelden abo abonnement suche themen galerie verein leben reise gesellschaft digital panorama teilen drucken merken tarife mitglied ausstellungen sammlung besuch studium forschung fakultäten rathaus bürgerservice stadtleben gottesdienste",
        "accueil actualités actu politique économie société monde sciences santé loisirs idées météo annonces boutique connexion recherche agenda dossiers partager imprimer écouter commenter podcasts expositions collections billetterie visiter recherche formation mairie démarches paroisse adhérer",
        "portada inicio noticias nacional nación internacional mundo economía política sociedad deportes opinión gente cultura ciencia tecnología salud clasificados columnistas vídeos fotos contacto archivo tienda buscar compartir guardar imprimir comentar entradas socios cantera exposiciones colección visita investigación ayuntamiento trámites",
        "cronaca politica economia esteri sport spettacoli cultura tecnologia salute video foto ricette menu contatti chi archivio abbonati accedi condividi stampa salva necrologie ateneo didattica ricerca biblioteche mostre collezioni biglietti comune servizi",
        "início últimas notícias mundo economia cotidiano ciência esporte desporto cultura opinião vídeos contato contacto entrar assinar assine partilhar compartilhar guardar comentar imprimir local",
        "nieuws regio binnenland buitenland economie cultuur wonen puzzels show opinie contact inloggen abonneren zoeken delen reageer bezoek tentoonstellingen collectie winkel tickets agenda onderzoek onderwijs gemeente",
        "hem nyheter ekonomi ledare kultur sport väder kontakt logga",
        "wiadomości kraj świat gospodarka biznes kultura sport pogoda rozrywka opinie kontakt zaloguj udostępnij skomentuj ogłoszenia aktualności galeria sakramenty parafia wystawy zbiory bilety badania studia urząd",
        "forside nyheder nyheter indland udland innenriks utenriks debat debatt navne kultur sport sporten vejret været kontakt abonnement søg søk erhverv",
        "etusivu uutiset kotimaa ulkomaat talous urheilu kulttuuri mielipide sää haku tilaa kirjaudu",
        "címlap főoldal kezdőlap belföld külföld gazdaság kultúra sport vélemény időjárás előfizetés kapcsolat keresés",
        "domů zprávy domácí zahraničí ekonomika kultura sport názory počasí předplatné přihlásit inzerce kontakt",
        "acasă știri actualitate politică economie externe cultură sport vremea contact abonamente",
        "αρχική ειδήσεις πολιτική οικονομία κοινωνία κόσμος αθλητικά πολιτισμός απόψεις καιρός επικοινωνία",
        "anasayfa gündem ekonomi spor dünya siyaset kültür yaşam yazarlar künye iletişim",
        "головна новини політика економіка суспільство світ спорт культура контакти",
        "главная новости политика экономика общество культура спорт мир россия наука технологии видео фото контакты войти ещё поиск подписка",
    )
    for word in language.split()
)
#: A menu has so many words, and so large a share of them are parts of sites.
_FEWEST, _SHARE = 3, 0.4
#: In languages that write most words small, so many words with capitals, a part of a site among them, are no sentence.
_FEWEST_CAPITALS = 4
_WRITE_SMALL = frozenset(
    ["ca", "cs", "da", "es", "fi", "fr", "hr", "hu", "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk"]
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
#: What a line of weather or of today holds: degrees, a day of the week.
_TODAY = re.compile(r"\d\s?°(?:\s?[CF]\b)?")
# "CronacaPoliticaSport": places side by side in a list, of which the browser copies no space between.
_GLUED = re.compile(r"[A-ZÀ-Þ][^\W\d_A-Z]{2,}(?:[A-ZÀ-Þ][^\W\d_A-Z]{2,}){3,}")
# "Visita Collezioni IT EN": what languages the site speaks.
_LANGUAGES = re.compile(
    r"\b(?:AR|CA|CS|DA|DE|EN|ES|EU|FI|FR|GL|HU|IT|JA|NL|NO|PL|PT|RO|RU|SV|TR|UK|ZH)(?:\s[|/·]?\s?(?:AR|CA|CS|DA|DE|EN|ES|EU|FI|FR|GL|HU|IT|JA|NL|NO|PL|PT|RO|RU|SV|TR|UK|ZH))+$"
)
_STOPS = re.compile(r"[:,;?]")
_LONGEST = 160


def is_menu(line: str, language: str) -> bool:
    """Tell whether a line is the places of a site side by side, or its weather: no sentence, and no headline."""
    if len(line) > _LONGEST or line[-1:] in '.!?…"”»':
        return False
    if (_GLUED.search(line) and not any(map(str.isdigit, line))) or _LANGUAGES.search(line):
        return True
    words = _WORD.findall(line)
    if len(words) < _FEWEST:
        return False
    parts = sum(word.lower() in _PARTS for word in words)
    if _TODAY.search(line) and not line[0].islower() and (parts or len(_TODAY.findall(line)) > 1):
        return True
    small = sum(word[0].islower() for word in words)
    if parts >= min(_FEWEST, len(words) - 1) and parts >= _SHARE * len(words) and 2 * small < len(words):
        return _STOPS.search(line) is None
    told = parts > 0 and language in _WRITE_SMALL and len(words) >= _FEWEST_CAPITALS and not _STOPS.search(line)
    return told and all(word[0].isupper() and not word.isupper() for word in words)
