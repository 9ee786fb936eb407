"""What pages say that hold no article: not found, who is there, log in, consent, pay, out of order; in many languages.

`refusal` decides; here are the words, one kind of page a table, one language a line. A page is asked for them only where
it shows little text, so that an article about a login or a cookie law is not mistaken for one.
"""

# ruff: noqa: E501 - lists of words read best one language a line, in its own letters

from __future__ import annotations

import re
from functools import cache

#: The page is not there.
MISSING = r"""
    \b404\b|(?:page|article|file|story|content|site) (?:was |is |could |can )?(?:not|cannot|can.t|couldn.t|no longer) (?:be )?(?:found|available|exists?)|not found\b.{0,20}$|^\W*not found|(?:page|article|story|address|link|url)\b.{0,80}\b(?:doesn.t|does not|no longer) exist|(?:page|article|story|content)\b.{0,40}\bno longer available|(?:page|article|story) (?:you are|you.re|you were|that you) (?:looking|searched|asked) for|(?:can.t|cannot|couldn.t|could not) find (?:the|that|this) page|(?:page|article|story) (?:you requested|has (?:been )?(?:moved|removed|deleted|expired))
    (?:seite|artikel|beitrag|inhalt)\b.{0,40}\b(?:nicht (?:gefunden|finden|vorhanden|verfügbar)|nicht (?:mehr )?(?:existiert|gibt)|gibt es nicht|existiert nicht)|(?:seite|adresse|artikel|link|url)\b.{0,80}\bexistiert (?:leider )?nicht|(?:gewünschte|gesuchte|aufgerufene|angeforderte) (?:seite|artikel|inhalt)
    (?:page|article|contenu) (?:introuvable|non trouvée?|inexistante?)|(?:page|adresse|lien|article)\b.{0,80}\bn.existe (?:pas|plus)|(?:page|article) que vous (?:cherchez|recherchez|demandez|avez demandée?)|(?:page|article|contenu)\b.{0,40}\bn.est plus disponible
    (?:página|artículo|contenido) no (?:encontrad[ao]|existe|disponible)|no (?:existe|encontramos|hemos encontrado|se ha encontrado|se encuentra) (?:la|esta|el) (?:página|artículo)|(?:página|artículo|contenido) que (?:busca|buscas|estás buscando|está buscando)\b|(?:página|artículo|contenido)\b.{0,60}\b(?:no existe|ya no está disponible)
    (?:pagina|articolo|contenuto) (?:non trovat[ao]|inesistente|non disponibile|non esiste)|(?:pagina|articolo) che (?:stai cercando|cerchi|sta cercando|hai richiesto)
    (?:página|artigo|conteúdo) não (?:encontrad[ao]|existe|está disponível)|(?:página|artigo) que (?:procura|você procura|está procurando|você está procurando|tentou aceder)
    (?:pagina|artikel) (?:niet gevonden|bestaat niet|is niet (?:meer )?beschikbaar)|(?:pagina|artikel) die (?:je|u) (?:zoekt|zocht)|kunnen (?:de|deze) pagina niet vinden
    (?:sidan|artikeln) (?:hittades inte|kunde inte hittas|finns inte|kan inte hittas)|finns inte sidan|sidan du (?:söker|letar efter)
    (?:siden|artikkelen|artiklen) (?:ble |blev |kunne |findes |finnes )?(?:ikke|desværre ikke|dessverre ikke)\b|siden du (?:leter|leder|søger) etter|siden du (?:leder|søger|søkte)
    (?:sivua|artikkelia) ei (?:löytynyt|löydy|ole)|etsimääsi sivua
    (?:nie znaleziono (?:strony|artykułu)|strona (?:nie istnieje|nie została znaleziona)|strona, której szukasz|nie możemy znaleźć)
    (?:stránka|článek) (?:nebyla? nalezena?|neexistuje)|(?:stránku|článek) (?:jsme )?(?:nenašli|nelze nalézt)|(?:požadovaná|hledaná) stránka
    az oldal nem található|a keresett oldal|pagina nu (?:a fost găsită|există)|pagina căutată|sayfa bulunamadı|aradığınız sayfa|η σελίδα (?:δεν (?:βρέθηκε|υπάρχει)|που αναζητάτε|που ψάχνετε)
    (?:страница|статья|материал) не (?:найдена?|существует)|(?:запрошенн|запрашиваем)\w+ (?:вами )?страниц|такой страницы (?:нет|не существует)|страница была удалена|к сожалению, .{0,20}страниц\w* .{0,40}не (?:найден|существует)
    (?:сторінку|сторінка|статтю) не (?:знайдено|існує)|сторінк[аиу],? (?:яку ви шукаєте|не існує)|такої сторінки (?:немає|не існує)
    (?:الصفحة|المقال|المحتوى) (?:غير موجودة?|غير متوفرة?|غير متاحة?|المطلوبة)|الصفحة التي (?:تبحث|تحاول|طلبت)|لم يتم العثور على الصفحة
    הדף (?:לא נמצא|המבוקש|שחיפשת|אינו קיים)|העמוד (?:לא נמצא|המבוקש|שחיפשת|אינו קיים)|صفحه (?:مورد نظر|یافت نشد|پیدا نشد)
    (?:पेज|पृष्ठ|पन्ना) (?:नहीं मिला|उपलब्ध नहीं|मौजूद नहीं)|जिस (?:पेज|पृष्ठ) को
    ページ(?:が|は)(?:見つかりません|存在しません|ありません|削除)|お探しの(?:ページ|記事)|ご指定の(?:ページ|記事)|記事(?:が|は)(?:見つかりません|掲載(?:を|が)終了)
    页面(?:不存在|未找到|找不到|已(?:被)?删除|走丢)|頁面(?:不存在|未找到|找不到|已(?:被)?刪除)|找不到(?:该|您|这个|此)?(?:页面|网页|頁面|網頁)|(?:访问|訪問|请求|瀏覽|浏览)的(?:页面|頁面|网页|網頁|文章)不存在|(?:文章|内容|內容)(?:不存在|已(?:被)?删除|已(?:被)?刪除)
    페이지를 찾을 수 없|(?:요청하신|찾으시는) 페이지|존재하지 않는 페이지|페이지가 (?:없습니다|존재하지)|(?:không tìm thấy trang|trang (?:bạn tìm|không tồn tại))|halaman (?:tidak ditemukan|yang anda cari)
"""
#: The site is out of order; the first line counts at the very beginning only.
BROKEN_FIRST = r"(?:http )?(?:error )?50[0234]\W*(?:$|error|internal|bad|service|server|gateway|temporar)|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|database error|error establishing a database"
BROKEN = r"""
    (?:this |the )?domain (?:name )?(?:is|may be) for sale|site (?:is )?(?:under (?:construction|maintenance)|temporarily unavailable)|account (?:has been )?suspended|(?:down|closed) for (?:scheduled )?maintenance|temporarily unable to service your request|we.ll be back (?:soon|shortly)
    wartungsarbeiten|(?:seite|website|webseite) .{0,20}(?:gewartet|nicht erreichbar)|domain steht zum verkauf
    (?:site|service) (?:est )?(?:en (?:cours de )?maintenance|momentanément indisponible|temporairement indisponible)|(?:sitio|página|web) en (?:mantenimiento|construcción)|sito in (?:manutenzione|costruzione)|site em (?:manutenção|construção)|(?:site|website) (?:is )?(?:in onderhoud|tijdelijk niet bereikbaar)
    (?:сайт|сервис) (?:временно )?(?:недоступен|на обслуживании)|технические работы|технічні роботи|strona w (?:budowie|trakcie)|przerwa techniczna|webbplatsen är tillfälligt
    الموقع (?:قيد|تحت) الصيانة|(?:ただいま)?メンテナンス中|網站維護|网站维护|系统维护|서비스 점검|점검 중입니다
"""
#: The site asks who is there, or lets nobody in from here.
WALL = r"""
    just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|^\W*access (?:is |has been )?(?:temporarily )?denied|access to this (?:page|site) (?:has been|is) (?:denied|blocked)|attention required|enable javascript and cookies|please enable (?:js|javascript|cookies)|enable javascript to|checking your browser|unusual traffic|are you human|you are a human|not a (?:ro)?bot\b|captcha|^\W*(?:403 )?forbidden|403 forbidden|ddos protection|browse(?:r|s)? is out of date|unsupported browser|ad ?blocker (?:detected|is on|enabled)|using an ad ?blocker|disable your ad ?blocker
    (?:not available|unavailable) (?:in your (?:country|region|location)|due to legal reasons)|from a country belonging to the european economic area|(?:content|page|site) is (?:not|un)available in your
    (?:bitte )?(?:aktivieren sie|javascript) .{0,20}(?:javascript|aktivieren)|(?:sie|du|ich) (?:sind|bist|bin)? ?(?:ein mensch und )?kein roboter|sind sie ein mensch|^\W*zugriff verweigert|(?:werbe|ad)-?blocker (?:erkannt|aktiv|deaktivieren|ausschalten)|(?:schalten|deaktivieren) sie .{0,20}(?:werbe|ad)-?blocker|désactive[rz] (?:votre )?(?:bloqueur|adblock)|desactiv[ae] (?:tu|su|el) bloqueador
    (?:activez|activer) javascript|^\W*accès (?:refusé|interdit)|n.êtes pas un robot|(?:active|habilite|activa) javascript|^\W*acceso denegado|no (?:eres|soy) un robot|abilita(?:re)? javascript|^\W*accesso negato|non sei un robot|ative o javascript|^\W*acesso negado|não (?:é|sou) um robô|schakel javascript in|(?:je|u) geen robot bent|^\W*toegang geweigerd
    (?:включите|разрешите) javascript|^\W*доступ (?:запрещ[её]н|ограничен)|(?:что )?(?:вы|я) не робот|увімкніть javascript|^\W*доступ (?:заборонено|обмежено)|(?:ви|я) не робот|nie jesteś robotem|włącz javascript|^\W*odmowa dostępu|(?:du|jag) inte är en robot|aktivera javascript
    (?:تفعيل|تمكين) (?:ال)?جافا ?سكريبت|لست روبوت|javascriptを有効|ロボットではありません|アクセスが(?:拒否|制限)され|启用 ?javascript|啟用 ?javascript|(?:您|你|我)不是(?:机器人|機器人)|访问(?:被拒绝|受限)|자바스크립트를 (?:활성화|사용)|로봇이 아닙니다
    (?:must|have to) be (?:18|21) (?:years|or older)|are you (?:over|at least) (?:18|21)|confirm your (?:age|date of birth)|(?:über|mindestens) 18 jahre alt|plus de 18 ans\b.{0,30}\?|mayor de (?:18|edad)\?
"""
#: It asks for consent.
COOKIES = r"""
    (?:accept|agree|consent)\b.{0,120}\b(?:cookies?|tracking|personali[sz]ed ad\w*)|(?:cookies?|tracking|(?:our|\d+) partners)\b.{0,160}\b(?:accept|agree|consent)|before you continue
    (?:zustimmen|zustimmung|einwillig\w*|akzeptier\w*)\b.{0,120}\b(?:cookies?|tracking|personalisierte\w*)|(?:cookies?|tracking|unser\w* partnern?)\b.{0,160}\b(?:zustimm|einwillig|akzeptier)|(?:mit werbung|werbefrei|ohne werbetracking)\b.{0,80}\b(?:lesen|weiterlesen|abo)
    (?:accepter|acceptez|consent\w*)\b.{0,120}\b(?:cookies?|publicités? personnalisées?|ces traitements)|(?:cookies?|nos (?:\d+ )?partenaires|traceurs)\b.{0,160}\b(?:accept|consent|refus)
    (?:aceptar|acepta|consient\w*)\b.{0,120}\b(?:cookies?|publicidad personalizada)|(?:cookies?|nuestros (?:\d+ )?socios)\b.{0,160}\b(?:acept|consent|rechaz)
    (?:accettare|accetta|accetti|acconsent\w*)\b.{0,120}\b(?:cookies?|(?:annunci|pubblicità) personalizzat\w)|(?:cookies?|nostri (?:\d+ )?(?:partner|fornitori))\b.{0,160}\b(?:accett|acconsent|rifiut)
    (?:aceitar|aceita|aceite|concord\w*)\b.{0,120}\b(?:cookies?|(?:publicidade|anúncios) personalizad\w+)|(?:cookies?|nossos (?:\d+ )?parceiros)\b.{0,160}\b(?:aceit|concord|consent|recus|rejeit)
    (?:akkoord|accepteren|toestemming)\b.{0,120}\b(?:cookies?|persoonlijke advertenties)|(?:cookies?|onze (?:\d+ )?partners)\b.{0,160}\b(?:akkoord|accepte|toestemming|weiger)
    (?:cookies?|kakor)\b.{0,160}\b(?:godkänn|samtyck|accepter|avvis|godkend|godta|hyväksy)|(?:godkänn|samtyck|godkend|godta|hyväksy)\w*\b.{0,120}\b(?:cookies?|kakor|informasjonskapsler|evästeet|evästeiden)
    (?:plik\w* cookies?|ciasteczk\w*)\b.{0,160}\b(?:zgod|akcept|odrzu)|(?:soubor\w* cookies?|cookies)\b.{0,160}\b(?:souhlas|přijm|odmítn)|(?:çerez\w*)\b.{0,160}(?:kabul|onay|rız)|(?:sütik\w*|cookie-kat)\b.{0,160}(?:elfogad|hozzájárul)
    (?:cookies?|куки|файл\w* cookie)\b.{0,160}(?:соглаша|согласи|соглас|принима|принять)|(?:cookies?|кукі|файл\w* cookie)\b.{0,160}(?:погоджу|згод|прийма|прийня)
    (?:ملفات تعريف الارتباط|الكوكيز).{0,160}(?:توافق|الموافقة|قبول|تقبل)|(?:توافق|الموافقة|قبول).{0,120}(?:ملفات تعريف الارتباط|الكوكيز)|(?:कुकी|कुकीज़?|cookies?).{0,160}(?:सहमत|स्वीकार)|(?:עוגיות|cookies).{0,160}(?:מסכים|הסכמ|אישור)
    (?:cookie|クッキー).{0,120}(?:同意|許可|承諾)|(?:cookie|曲奇).{0,120}(?:同意|接受)|(?:쿠키|cookie).{0,120}(?:동의|허용)
"""
#: It asks to log in, or to confirm an address.
LOGIN = r"""
    (?:^|\b)(?:log ?in|sign in|please log ?in)\b.{0,40}(?:$|\bto (?:your|continue|view|access)\b|account|password)|forgot(?:ten)? (?:your )?password|create an account|check your (?:inbox|e-?mail)\b.{0,60}\b(?:confirm|verify|link)|confirm your (?:e-?mail|subscription)|thank(?:s| you) for (?:subscribing|signing up)
    (?:^|\b)(?:anmelden|einloggen)\b.{0,20}$|passwort vergessen|(?:bitte )?melden sie sich (?:bitte )?(?:an\b|.{0,40}\ban,)|(?:noch )?kein (?:benutzer)?konto\?|noch nicht registriert|jetzt (?:kostenlos )?registrieren
    (?:^|\b)connexion\b.{0,20}$|mot de passe oublié|(?:connectez|identifiez)-vous (?:pour|à|avec)|(?:pas encore|vous n.avez pas) (?:de|inscrit|un|de) ?compte|créez? (?:un|votre) compte
    iniciar sesión\b.{0,20}$|(?:olvidado|olvidaste|olvidó) (?:tu|su) contraseña|inici[ae] sesión (?:para|con)|¿(?:no tienes|aún no tienes|no tiene) (?:una )?cuenta|cre[ae] (?:una|tu|su) cuenta
    (?:hai )?dimenticato la password|password dimenticata|accedi (?:per|con|al tuo)|(?:non hai|non sei) (?:ancora )?(?:un account|registrato)|esqueceu (?:a|sua|a sua) (?:senha|palavra-passe)|(?:faça|efetue|fazer) (?:o )?login|(?:inicie|iniciar) sessão para|(?:não tem|ainda não tem|criar) (?:uma )?conta
    wachtwoord vergeten|log in om\b|(?:nog )?geen account|maak een account|glömt (?:ditt )?lösenord|logga in för att|(?:har du inget|skapa) konto|glemt (?:adgangskode|passord)|log(?:g)? (?:ind|inn) for (?:at|å)|unohditko salasanan|kirjaudu sisään\b.{0,40}(?:jatka|lue)
    nie pamiętasz hasła|zaloguj się,? (?:aby|żeby|by)|nie masz (?:jeszcze )?konta|zapomenuté heslo|přihlaste se|nemáte (?:ještě )?účet|şifremi unuttum|giriş yap(?:ın|arak)|hesabınız yok mu|elfelejtett jelszó|jelentkezz(?:en)? be|ai uitat parola|autentific[aă](?:-te|ți-vă)|ξεχάσατε τον κωδικό|συνδεθείτε για
    (?:забыли|напомнить) пароль|(?:войдите|авторизуйтесь),? (?:чтобы|в|на|через)|нет (?:аккаунта|уч[её]тной записи)\?|вход в (?:личный кабинет|аккаунт)|(?:забули|нагадати) пароль|(?:увійдіть|авторизуйтеся),? (?:щоб|у|в|через)|немає (?:акаунта|облікового запису)\?
    نسيت كلمة (?:المرور|السر)|(?:يرجى|الرجاء) تسجيل الدخول|سجل(?:وا)? الدخول|ليس لديك حساب|إنشاء حساب|رمز عبور|שכחת(?:י|ם)? (?:את ה)?סיסמה|(?:התחבר|היכנס)(?:ו|י)? כדי|אין לך חשבון
    पासवर्ड भूल|(?:कृपया )?लॉग ?इन करें|खाता नहीं है|अकाउंट नहीं है|साइन ?इन करें
    ログイン(?:して(?:ください|下さい)|が必要)|パスワードを(?:お)?忘れ|アカウントをお持ちでない|(?:请|請)(?:先)?(?:登录|登錄|登入)|忘记密码|忘記密碼|(?:没有|沒有|还没有)(?:账号|帳號|账户|帳戶)|로그인(?:이 필요|해 ?주세요|하세요| 후)|비밀번호(?:를)? (?:찾기|잊)|계정이 없
"""
#: What a paywall lets through ends with one of these.
PAYWALL = r"""
    subscribe (?:now )?(?:to|for) (?:read|continue|keep|unlock|full|unlimited)|to (?:continue|keep) reading|(?:continue|keep) reading (?:this|with|for)|(?:for|only for|available to|exclusive to) subscribers\b(?! (?:of|in|to|who|with)\b)|subscribers? only|already a (?:subscriber|member)|unlock this (?:article|story)|(?:free|remaining) articles? (?:left|remaining|this month)|start your free trial|become a (?:member|subscriber)|register to (?:read|continue)|this (?:post|article|story) is for (?:paid|paying) (?:subscribers|members)|this article is free with
    jetzt weiterlesen|(?:nur|exklusiv) für abonnent|weiterlesen mit|(?:sie haben )?bereits (?:ein abo|abonnent)|(?:artikel|inhalt) ist (?:exklusiv|nur) für|um (?:diesen artikel|den ganzen artikel|weiter) ?zu ?lesen|kostenlos testen und .{0,20}lesen
    réservée? (?:aux|à nos) abonnés|il vous reste .{0,20} à lire|déjà abonnée? ?\?|(?:pour|abonnez-vous) (?:lire la suite|pour lire)|lire la suite de cet article
    (?:solo|exclusivo) para (?:suscriptores|socios)|suscr[ií]bete para|¿?ya (?:eres|soy|es) (?:suscriptor|socio)|para (?:seguir|continuar) leyendo
    (?:per gli|riservato agli|solo per gli?) abb?onati|abb[oó]nati per|sei già (?:un )?abbonato|per continuare a leggere|exclusivo para assinantes|já é assinante|(?:assine|assinar) para (?:ler|continuar)|para continuar (?:a ler|lendo)|conteúdo exclusivo
    alleen voor abonnees|(?:al|bent u al|ben je al) abonnee\?|(?:verder|lees verder) (?:lezen|met een abonnement)|om (?:dit artikel|verder) te lezen
    (?:endast|bara|exklusivt) för (?:prenumeranter|abonnenter)|redan prenumerant|läs vidare\b.{0,40}prenumer|(?:kun|bare) for abonnenter|allerede abonnent|(?:bliv|bli) abonnent|abonner for at læse|(?:vain )?tilaajille|oletko jo tilaaja|tilaajana voit
    (?:tylko|wyłącznie) dla (?:subskrybentów|prenumeratorów)|masz już (?:subskrypcję|prenumeratę)|(?:aby|chcesz) (?:czytać|przeczytać) (?:dalej|więcej|cały)|(?:jen|pouze) pro předplatitele|(?:už|již) (?:mám|máte) předplatné|csak előfizetők|már előfizető|doar pentru abonați|aboneler(?:e|imize) özel|zaten abone|devamını okumak için abone|μόνο για συνδρομητές
    только (?:для|по) подписчик|(?:уже есть подписка|уже подписаны|вы подписчик)|(?:чтобы|для того,? чтобы) (?:читать|дочитать|прочитать) (?:дальше|полностью|материал|статью)|доступ\w* (?:только )?по подписке|(?:лише|тільки) для (?:передплатників|підписників)|вже (?:є|маєте) передплат
    (?:للمشتركين|للأعضاء) فقط|(?:اشترك|سجل) (?:الآن )?(?:لمتابعة|لمواصلة|لإكمال) القراءة|هل أنت مشترك|למנויים בלבד|(?:כבר|אתם|אתה) מנוי|להמשך קריאה.{0,20}מנוי
    केवल (?:सदस्यों|सब्सक्राइबर्स?) के लिए|आगे पढ़ने के लिए.{0,30}(?:सब्सक्राइब|सदस्यता|लॉग)|会員限定|有料会員|残り.{0,10}文字|(?:この記事は|続きは)有料|付费(?:文章|内容|阅读|会员)|付費(?:文章|內容|閱讀|會員)|(?:订阅|訂閱|会员|會員).{0,6}(?:阅读|閱讀)(?:全文|更多|完整)|(?:구독자|회원) 전용|유료 (?:기사|회원|구독)
"""
#: The headline of a list of articles: with the first line it is one by itself, with the second where teasers follow.
SEARCH = r"(?:search results|suchergebnisse|résultats? de (?:la )?recherche|resultados de (?:la )?(?:búsqueda|pesquisa|busca)|risultati (?:della|di) ricerca|zoekresultaten|sökresultat|wyniki wyszukiwania|výsledky vyhledávání|arama sonuçları|результаты поиска|результати пошуку|نتائج البحث|खोज परिणाम|検索結果|搜索结果|搜尋結果|검색 ?결과)"
LISTED = r"(?:authors?|tags?|topics?|categor(?:y|ies)|archives?|browsing|posts tagged|posts by|author archives?|schlagwort|kategorie|archiv|thema|étiquette|mot-clé|catégorie|etiqueta|categoría|categoria|archivio|trefwoord|categorie|тег|метка|рубрика|архив|тема|وسم|تصنيف|टैग|タグ|カテゴリー|标签|標籤|分类|分類|태그|카테고리)\s?[:：].{1,80}$|.{1,60}(?:\barchives?|archiv|アーカイブ)$"


@cache
def says(kind: str) -> re.Pattern[str]:
    """Return what finds any line of a table above in a text, whatever its case; compiled when first asked for."""
    lines = (line.strip() for line in kind.strip().splitlines())
    return re.compile("|".join(line for line in lines if line), re.IGNORECASE)
