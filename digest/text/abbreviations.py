"""Abbreviations of 21 languages, by what may follow their stop.

`before`: a name or word always follows ("Dr."), so their stop never ends a sentence. `number`: a
digit follows ("No. 5", "Art. 3"); elsewhere they end one. `either`: they end a sentence where the
next word is one that sentences open with ("Inc. The", but "Inc. Chairman"). Lower case, but for
those that are words in lower case ("Miss."); no stop at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold what a language's stops mean."""

    before: frozenset[str]
    number: frozenset[str]
    either: frozenset[str]
    #: Words that open sentences and follow no abbreviation in the middle of one; lower case.
    openers: frozenset[str]
    #: All that the lists know, as they know it.
    listed: frozenset[str]
    #: "am 3. Oktober": a number with a stop is an ordinal.
    ordinals: bool


_BEFORE = {
    "*": "dr prof vs ca approx mt ft gen col lt sgt capt cpt maj cmdr adm rev hon mr mrs ms messrs mme mlle mgr sr"
    " sra dra ing e.g i.e cf viz resp op incl excl tel",
    "en": "sen rep reps sens gov pres supt det insp const cpl pvt pfc brig amb atty asst fr msgr esp u.s.s h.m.s",
    "de": "z.b d.h u.a.m s.o s.u o.g u.ä v.a i.d.r i.a i.v z.t z.zt bzw bspw evtl ggf ggfs inkl exkl zzgl zzt sog"
    " hr fr frl dipl mag hl hll geb gest verh vgl u.u m.e o.ä v.chr n.chr d.i s.a allg dt engl frz russ österr"
    " schweiz südl nördl östl westl str wr rd jew ehem",
    "fr": "m mm me mes pr vve av boul chap env ex hab p.ex c.-à-d s.a.r s.e éd ste sts stes",
    "es": "d da dña sres sras srta ud uds vd vds p.ej ej dres gral cnel tte sgto cap mons lic arq av avda pza pág"
    " ntra fco",
    "it": "sig sigg dott avv geom rag on egr gent prof.ssa dott.ssa sig.ra sig.na mons ecc.mo p.es es cd cosid sost",
    "pt": "d da exmo exma eng srta drª dr.ª sr.ª av p.ex ex exa gal cel ten sgt",
    "nl": "dhr mevr mw drs ir mr bijv bv d.w.z o.a m.b.t m.n z.g zgn i.p.v t.a.v v.d t.o.v t/m evt jl jhr ds ong ca",
    "ru": "ул просп пл пер д стр корп им т.е т.н т.к т.о т.д.с проф акад доц чл ген полк кап лейт см ср напр св пос"
    " дер обл р-н о-в руб.в пресс-секр зам зав рис табл гр гр-н тов",
    "uk": "вул пл просп пров буд ім т.зв т.є тобто проф акад доц ген полк див пор напр св обл р-н о-в рис табл гр заст",
    "ar": "د أ م",
    "hi": "डॉ श्री प्रो पं सुश्री मि कु",
    "pl": "ul al pl os św bł prof dr hab inż mgr lek mec gen płk ppłk mjr kpt por ks bp abp kard tzw tzn"
    " np m.in ok woj pow gm red dyr zob wg",
    "cs": "ul tř prof doc dr ing mgr bc mudr judr phdr rndr gen plk pplk mjr kpt sv tzv tzn tj např mj"
    " resp vč zejm str čp",
    "sv": "bl.a t.ex d.v.s dvs s.k p.g.a pga enl resp ca kl prof dr doc ing inkl exkl t.o.m fr.o.m f.d jfr",
    "da": "bl.a f.eks d.v.s dvs p.g.a pga ca kl prof dr hhv inkl ekskl jf vedr tidl såk",
    "nb": "bl.a f.eks d.v.s dvs p.g.a pga ca kl prof dr hhv inkl ekskl jf vedr tidl såk",
    "fi": "esim ns ks prof tri mm os",
    "hu": "dr ifj id özv prof ún pl kb ill vö",
    "ro": "str bd bdul dl dna prof dr ing lt cpt col sf ex aprox cca jud",
    "tr": "dr prof doç yrd av op uzm müh mim gen alb bnb yb sn hz bkz çev ör krş arş öğr",
    "el": "κ κα κος δρ καθ αγ οδ λεωφ πλ βλ π.χ λ.χ δηλ υπ αντιπ γεν τηλ",
}
_NUMBER = {
    "*": "no nos nr nrs art arts fig figs p pp vol vols ch chap cap sec sect abs par par pt ed n nº n° núm num op",
    "en": "jan feb mar apr jun jul aug sept sep oct nov dec ver eq col",
    "de": "jan feb mrz apr jun jul aug sept okt nov dez bd kap s ziff aufl jh",
    "fr": "janv févr fév avr juil sept oct nov déc t",
    "es": "ene feb abr jul ago sept oct nov dic págs",
    "it": "gen feb apr lug ago sett ott nov dic pag pagg",
    "pt": "jan fev abr jul ago set out nov dez pág págs",
    "nl": "jan feb mrt apr jun jul aug sept okt nov dec blz hfst",
    "ru": "ст п пп гл ч т № янв фев февр апр авг сент окт нояб дек с кв",
    "uk": "ст п пп гл ч т № січ лют бер квіт трав чер лип серп вер жовт лист груд с кв",
    "pl": "nr str s poz art ust pkt rozdz tel godz",
    "cs": "č s odst čl kap obr tab tel",
    "sv": "s sid kap st",
    "da": "s kap stk pkt",
    "nb": "s kap pkt",
    "fi": "s nro",
    "hu": "sz o",
    "ro": "nr art alin lit pag cap",
    "tr": "no s sf md m",
    "el": "αρ αριθ σελ σ παρ κεφ",
    "hi": "रु सं",
}
_EITHER = {
    "*": "v st inc ltd co corp bros plc llc cie jr sr etc al a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a m.p n.y l.a"
    " u.s.a",
    "en": "ave blvd rd sq hwy bldg oz lb lbs n.h n.j n.c s.c b.c a.d r.i dept assoc Mass Calif Conn Ariz Ark"
    " Colo Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo",
    "de": "usw u.a etc ag gmbh mio mrd tsd std min sek tgl jhdt jh a.d",
    "fr": "etc apr j.-c s.a",
    "es": "etc ee.uu uu ss.mm s.a c.v a.c d.c ff.aa cía",
    "it": "ecc s.p.a s.r.l a.c d.c",
    "pt": "etc s.a a.c d.c ltda cia",
    "nl": "enz e.d e.a n.v b.v n.chr v.chr",
    "ru": "г гг т.д т.п др пр н.э",
    "uk": "р рр м т.д т.п ін н.е",
    "pl": "r w im itd itp n.e p.n.e s.a z.o.o",
    "cs": "r st nám mil tis atd apod aj n.l př.n.l s.r.o a.s",
    "sv": "m.m m.fl osv o.s.v e.d o.d f.kr e.kr",
    "da": "m.m m.v m.fl osv o.l f.kr e.kr",
    "nb": "m.m m.v m.fl osv o.l f.kr e.kr",
    "fi": "jne ym yms jms e.kr j.kr",
    "hu": "stb kft bt zrt nyrt",
    "ro": "etc gen s.a s.r.l d.hr î.hr ș.a",
    "tr": "cad sok sk mah bul apt blv üniv a.ş şti vb vs vd m.ö m.s t.c",
    "el": "χλμ τ.μ κ.λπ κλπ κ.ά π.μ μ.μ μ.χ α.ε ε.π.ε κ.ο.κ",
}
_OPENERS = {
    "en": "the a an he she it they we i you his her its their our my your this that these those there here but and"
    " or so if in on at for from with by as to of when while after before since because although though"
    " however meanwhile also then now not no what who how why where which many most some all both each one two"
    " three more another other last earlier later still instead once even just yet under over during despite"
    " according its let's it's he's she's they're we're i'm there's that's",
    "de": "der die das ein eine er sie es wir ich ihr sein seine ihre dies diese dieser dieses da dort hier aber"
    " und oder doch wenn im in am an auf für von mit bei nach vor seit während weil obwohl als zu zum zur auch"
    " dann jetzt nun nicht was wer wie warum wo viele einige alle beide man damit dabei dazu so den dem des"
    " unter über laut trotz",
    "fr": "le la les l un une des il elle ils elles on nous je vous ce cet cette ces c son sa ses leur leurs mais"
    " et ou donc si en dans sur à au aux pour de du avec par comme quand lorsque après avant depuis selon"
    " alors aussi pourtant cependant puis ensuite qui que quoi comment pourquoi où tous toutes plusieurs d n s",
    "es": "el la los las un una unos unas él ella ellos ellas yo nosotros este esta estos estas ese esa eso su sus"
    " pero y o si en al a para por de del con como cuando después antes desde según también sin aunque no qué"
    " quién cómo dónde muchos todos algunos lo se",
    "it": "il lo la i gli le l un uno una egli lui lei loro noi io questo questa questi queste quello quella suo"
    " sua ma e o se in nel nella al alla a per di del della con come quando dopo prima secondo anche non chi"
    " che cosa dove tutti molti alcuni si d",
    "pt": "o a os as um uma ele ela eles elas nós eu este esta isso isto esse essa seu sua mas e ou se em no na nos"
    " nas ao à para por de do da com como quando depois antes desde segundo também não quem que onde todos"
    " muitos alguns",
    "nl": "de het een hij zij ze wij we ik jullie dit dat deze die zijn haar hun maar en of als in op aan voor van"
    " met bij na sinds omdat hoewel toen ook dan nu niet wat wie hoe waarom waar veel alle er volgens tijdens",
    "ru": "он она оно они мы я вы это этот эта эти тот та те но а и или если в во на с со к по для от до из у о об"
    " за при после перед когда как также потом затем теперь не что кто где почему многие все некоторые его ее"
    " её их",
    "uk": "він вона воно вони ми я ви це цей ця ці той та ті але а і й або якщо в у на з із зі до по для від про за"
    " при після перед коли як також потім тепер не що хто де чому багато всі деякі його її їх",
    "pl": "a ale i oraz lecz jednak on ona ono oni one my ja ten ta to te ci tego tej tym tak także też w"
    " we na z ze do od po za o u przy przed przez dla bez jak gdy kiedy jeśli ponieważ choć który"
    " która co kto gdzie dlaczego czy nie wielu niektórzy wszyscy teraz potem wtedy tam tu dziś już"
    " jego jej ich według zdaniem podczas mimo",
    "cs": "a ale i však on ona ono oni my já ten ta to ti ty tento tato toto v ve na z ze do od po za o u"
    " při před pro bez jak když pokud protože ačkoli který která co kdo kde proč ne mnoho někteří"
    " všichni teď nyní potom pak tam tady už jeho její jejich podle během přesto také",
    "sv": "den det de en ett han hon vi jag ni du denna detta dessa men och eller om i på av för med till"
    " från vid efter innan under sedan när eftersom trots där här då nu inte vad vem hur varför många"
    " några alla både enligt också sin hans hennes deras",
    "da": "den det de en et han hun vi jeg i du denne dette disse men og eller hvis på af for med til fra"
    " ved efter før under siden når fordi trods der her da nu ikke hvad hvem hvordan hvorfor mange"
    " nogle alle både ifølge også hans hendes deres",
    "nb": "den det de en et ei han hun vi jeg dere du denne dette disse men og eller hvis i på av for med"
    " til fra ved etter før under siden når fordi der her da nå ikke hva hvem hvordan hvorfor mange"
    " noen alle både ifølge også hans hennes deres",
    "fi": "se ne hän he me minä tämä nämä tuo mutta ja tai jos kun koska vaikka että joka missä miksi miten"
    " ei nyt sitten siellä täällä monet kaikki myös",
    "hu": "a az egy ő ők mi én ez azok ezek de és vagy ha amikor mert bár aki ami hol miért hogyan nem most"
    " aztán ott itt sok minden is",
    "ro": "un o el ea ei ele noi eu acest această acești aceste dar și sau dacă în la de din pe pentru cu"
    " după înainte când deoarece deși care ce cine unde cum nu acum apoi acolo aici mulți toți"
    " potrivit",
    "tr": "bu şu o bunlar onlar biz ben siz bir ama ancak ve fakat ise eğer için ile göre sonra önce şimdi"
    " orada burada neden nasıl kim ne nerede hangi birçok bazı tüm her çünkü ayrıca böylece",
    "el": "ο η το οι τα τον την του της των ένας μια ένα και κι αλλά για με σε στο στη στην στον στις στους"
    " από αν όταν όμως αυτός αυτή αυτό αυτοί αυτά δεν θα να που πώς τι ποιος γιατί πού πολλοί κάθε"
    " μετά πριν σύμφωνα ωστόσο επίσης έτσι τότε τώρα ως ενώ",
}
_ORDINALS = frozenset({"de", "da", "no", "nb", "fi", "cs", "sk", "hu", "pl", "hr", "sl", "lv", "et", "is", "tr"})


@cache
def rules(language: str) -> Rules:
    """Return a language's rules; one that has none takes the common ones and the English openers."""

    def all_of(table: dict[str, str]) -> frozenset[str]:
        return frozenset(f"{table.get('*', '')} {table.get(language, '')}".split())

    openers = frozenset(_OPENERS.get(language, _OPENERS["en"]).split())
    before, number, either = all_of(_BEFORE), all_of(_NUMBER), all_of(_EITHER)
    listed = before | number | either | {word.lower() for word in either}
    return Rules(before, number, either, openers, listed, language in _ORDINALS)
