"""What lines of site furniture say in other languages than English: whole lines, and how they begin."""

# ruff: noqa: E501 - lists of words read best one language a line, in its own letters

from __future__ import annotations

#: Lines that are furniture as a whole, with or without a colon, by the reason they go.
WHOLE: dict[str, str] = {
    "jump link": """
        начало|вход|регистрация|търсене|контакти|за нас|затвори|виж още|прочети още
        صفحہ اول|لاگ ان|تلاش|رابطہ|ہمارے بارے میں|مزید پڑھیں
        beranda|masuk|daftar|langganan|cari|kontak|hubungi kami|tentang kami|tutup|berikutnya|sebelumnya|selengkapnya|lihat (?:semua|selengkapnya)|kembali ke atas|langsung ke konten
        trang chủ|đăng nhập|đăng ký|tìm kiếm|liên hệ|giới thiệu|về chúng tôi|đóng|trang sau|trang trước|xem tiếp|về đầu trang|chuyển đến nội dung
        หน้าแรก|เข้าสู่ระบบ|สมัครสมาชิก|ค้นหา|เมนู|ติดต่อเรา|เกี่ยวกับเรา|ปิด|ถัดไป|ก่อนหน้า|ดูเพิ่มเติม|ดูทั้งหมด|กลับขึ้นด้านบน|ข้ามไปยังเนื้อหา
        প্রচ্ছদ|হোম|লগ ?ইন|নিবন্ধন|অনুসন্ধান|খুঁজুন|মেনু|যোগাযোগ|আমাদের সম্পর্কে|বন্ধ করুন|পরবর্তী|পূর্ববর্তী|আরও দেখুন|সব খবর|বিস্তারিত পড়ুন
        דף הבית|ראשי|התחברות|התחבר|הרשמה|חיפוש|תפריט|צור קשר|צרו קשר|אודות|סגור|הבא|הקודם|עוד|הצג עוד|קרא עוד|קראו עוד|דלג לתוכן|נושאים|ארכיון
        خانه|صفحه اصلی|صفحه نخست|ورود|ثبت[\u200c ]?نام|جستجو|جست[\u200c ]?وجو|منو|تماس با ما|درباره ما|بستن|بعدی|قبلی|بیشتر|ادامه مطلب|رفتن به محتوا|پرش به محتوا|موضوعات|بایگانی|آرشیو
        inici|inicia la sessió|entra|registra['’]t|subscriu-te|cerca|menú|contacte|qui som|tanca|següent|anterior|veure més|mostra['’]n més|torna a dalt|vés al contingut|llegeix més|segueix llegint|temes|arxiu
        αρχική(?: σελίδα)?|σύνδεση|είσοδος|εγγραφή|αναζήτηση|μενού|επικοινωνία|ποιοι είμαστε|σχετικά με εμάς|κλείσιμο|επόμενο|προηγούμενο|περισσότερα|δείτε περισσότερα|διαβάστε περισσότερα|μετάβαση στο περιεχόμενο|θέματα|αρχείο
        forside|log ind|logg inn|bliv abonnent|bli abonnent|abonner|søg|søk|kontakt oss?|om oss?|luk|lukk|næste|neste|forrige|vis mere|vis mer|læs mere|les mer|til toppen|(?:gå|hopp) til (?:hoved)?innholdet?|spring til indhold(?:et)?
        etusivu|kirjaudu(?: sisään)?|rekisteröidy|tilaa(?: lehti)?|haku|hae|valikko|yhteystiedot|ota yhteyttä|tietoa meistä|sulje|seuraava|edellinen|näytä lisää|lue lisää|siirry sisältöön
        kezdőlap|főoldal|bejelentkezés|belépés|regisztráció|előfizetés|előfizetek|keresés|kapcsolat|rólunk|bezárás|következő|előző|tovább olvasom|bővebben|ugrás a tartalomhoz
        acasă|prima pagină|autentificare|conectare|înregistrare|abonează-te|căutare|caută|meniu|despre noi|închide|următorul|citește mai mult|mergi la conținut
        startseite|anmelden|einloggen|registrieren|abonnieren|abo|suche|suchen|menü|kontakt|über uns|schließen|weiter|zurück|mehr anzeigen|mehr laden|alle anzeigen|nach oben|e-paper|mein konto|zum inhalt(?: springen)?|zur navigation(?: springen)?|zur startseite
        accueil|connexion|se connecter|s['’]identifier|s['’]inscrire|s['’]abonner|je m['’]abonne|abonnez-vous|recherche|rechercher|menu|contact|nous contacter|qui sommes-nous ?\\??|fermer|suivant|précédent|voir plus|haut de page|mon compte|aller au contenu(?: principal)?|lire la suite|afficher plus
        inicio|iniciar sesión|acceder|regístrate|registrarse|suscríbete|suscribirse|buscar|menú|contacto|quiénes somos|cerrar|siguiente|anterior|ver más|volver arriba|mi cuenta|ir al contenido(?: principal)?|leer más|seguir leyendo
        accedi|registrati|abbonati|cerca|contatti|chi siamo|chiudi|successivo|precedente|mostra altro|torna su|vai al contenuto|vai al contenuto principale|leggi tutto|continua a leggere
        início|página inicial|entrar|iniciar sessão|fazer login|cadastre-se|registar|assine|assinar|buscar|pesquisar|contato|contacto|contactos|quem somos|sobre nós|fechar|próximo|ver mais|voltar ao topo|ir para o conteúdo|ir para o conteúdo principal|ler mais|ler também|continuar a ler|continue lendo
        inloggen|aanmelden|abonneren|word abonnee|zoeken|over ons|sluiten|volgende|vorige|toon meer|naar boven|naar de inhoud|ga naar (?:de )?inhoud|lees verder
        главная|войти|вход|регистрация|зарегистрироваться|подписаться|поиск|меню|контакты|о нас|о проекте|закрыть|далее|назад|показать ещё|показать еще|наверх|перейти к (?:основному )?содержанию|поддержать редакцию|читать далее|читать полностью|лента|лента новостей
        головна|увійти|вхід|реєстрація|підписатися|пошук|контакти|про нас|про проєкт|закрити|далі|показати ще|вгору|перейти до (?:основного )?вмісту|підтримати редакцію|стрічка новин|читати далі
        strona główna|zaloguj(?: się)?|zarejestruj(?: się)?|subskrybuj|prenumerata|szukaj|o nas|zamknij|następny|poprzedni|pokaż więcej|moje konto|przejdź do treści|czytaj dalej
        domů|úvod|přihlásit(?: se)?|registrovat(?: se)?|předplatit|předplatné|hledat|vyhledávání|o nás|zavřít|další|předchozí|zobrazit více|nahoru|přejít k obsahu|číst dále
        logga in|registrera|registrera dig|prenumerera|bli prenumerant|sök|meny|kontakta oss|om oss|stäng|nästa|föregående|visa mer|till toppen|mina sidor|hoppa till innehåll(?:et)?|läs vidare
        anasayfa|ana sayfa|giriş(?: yap)?|üye ol|kayıt ol|abone ol|arama|iletişim|hakkımızda|künye|kapat|sonraki|önceki|daha fazla(?: göster)?|yukarı|içeriğe (?:geç|atla)|devamını oku
        الرئيسية|تسجيل الدخول|تسجيل|اشترك|اشترك الآن|بحث|القائمة|اتصل بنا|من نحن|إغلاق|التالي|السابق|المزيد|عرض المزيد|انتقل إلى المحتوى(?: الرئيسي)?|اقرأ المزيد
        होम|मुख्य पृष्ठ|लॉग ?इन(?: करें)?|साइन ?इन(?: करें)?|सब्सक्राइब करें|सदस्यता लें|खोजें|मेनू|संपर्क(?: करें)?|हमसे संपर्क करें|हमारे बारे में|बंद करें|और पढ़ें|और देखें|मुख्य सामग्री पर जाएं|मुख्य सामग्री पर जाएँ|आगे पढ़ें
        ホーム|トップ|トップページ|ログイン|会員登録|新規会員登録|無料会員登録|検索|メニュー|お問い合わせ|会社概要|運営会社|閉じる|次へ|前へ|もっと見る|続きを読む|ページトップへ|サイトマップ|本文へ(?:移動|スキップ)?|コンテンツへ(?:スキップ|移動)|会員限定|今すぐ登録|このページの先頭(?:です|へ|へ戻る)?|ページの先頭へ(?:戻る)?|本文ここから|ここから本文です
        首页|首頁|栏目|欄目|存档|登录|登錄|登入|注册|註冊|订阅|訂閱|搜索|搜尋|菜单|選單|联系我们|聯絡我們|聯繫我們|关于我们|關於我們|关闭|關閉|下一篇|上一篇|更多|查看更多|加载更多|返回顶部|回到頂部|网站地图|跳到(?:主要)?内容|跳到主要內容|阅读全文|閱讀全文|客户端下载|請繼續往下閱讀|请继续往下阅读|點我加入好友.{0,20}
        홈|로그인|회원가입|구독|구독하기|검색|메뉴|문의|회사소개|닫기|다음|이전|더보기|맨위로|전체메뉴|본문 ?바로가기|본문으로 바로가기|전문 ?보기|주메뉴 바로가기|이전글.{0,60}|다음글.{0,60}""",
    "share bar": """
        bagikan(?: artikel(?: ini)?)?|salin tautan|cetak|simpan|dengarkan
        chia sẻ(?: bài viết)?|sao chép liên kết|sao chép link|in bài|lưu bài|nghe bài viết
        แชร์(?:ข่าวนี้|บทความนี้)?|คัดลอกลิงก์|พิมพ์|บันทึก|ฟังข่าว
        শেয়ার(?: করুন)?|লিংক কপি করুন|প্রিন্ট|সংরক্ষণ
        (?:diesen|den) (?:beitrag|artikel|text) teilen|beitrag teilen|teilen|partager|partilhar (?:notícia|artigo)|compartir (?:noticia|artículo)|deel (?:dit )?(?:bericht|artikel)|udostępnij (?:artykuł|wpis)|поделиться (?:статьёй|статьей|ссылкой)|記事をシェア
        שתף|שתפו|שיתוף|העתק קישור|הדפס|הדפסה|שמור
        اشتراک[\u200c ]?گذاری|هم[\u200c ]?رسانی|کپی لینک|چاپ|ذخیره
        comparteix(?:-ho)?|copia l['’]enllaç|imprimeix|desa
        κοινοποίηση|μοιραστείτε(?: το)?|μοιράσου(?: το)?|αντιγραφή συνδέσμου|εκτύπωση|αποθήκευση
        del(?: artikel| artiklen| saken| på facebook)?|kopi[eé]r (?:link|lenke)|udskriv|skriv ut|gem|lagre
        jaa(?: artikkeli| facebookissa)?|kopioi linkki|tulosta|tallenna
        megosztás|megosztom|link másolása|nyomtatás|mentés
        distribuie|partajează|copiază linkul|tipărește|salvează
        artikel teilen|auf facebook teilen|link kopieren|artikel drucken|artikel merken|drucken|vorlesen|per e-?mail (?:teilen|senden)|mehr teilen
        partager (?:cet|l['’])\\s?article|copier le lien|imprimer|envoyer par e-?mail|écouter (?:cet|l['’])\\s?article
        compartir|comparte|copiar enlace|imprimir|guardar|enviar por correo|escuchar
        condividi|copia link|stampa|salva|ascolta
        compartilhar|compartilhe|partilhar|partilhe|copiar (?:o )?link|imprimir|guardar|ouvir
        deel(?: dit artikel)?|link kopiëren|printen|bewaren
        поделиться|поделитесь|скопировать ссылку|распечатать|сохранить|вконтакте|одноклассники|в закладки
        поділитися|поширити|скопіювати посилання|роздрукувати|зберегти
        udostępnij|podziel się|kopiuj link|drukuj|zapisz|udostępnij na .{3,20}|wyślij (?:e-?mailem|znajomemu)
        sdílet|kopírovat odkaz|vytisknout|uložit|sdílet na .{3,20}|poslat e-?mailem
        dela|dela artikeln|kopiera länk|skriv ut|spara|lyssna
        paylaş|bağlantıyı kopyala|yazdır|kaydet|dinle|google news['’]te abone ol|google haberler.{0,20}
        شارك|مشاركة|نسخ الرابط|طباعة|حفظ|استمع
        शेयर(?: करें)?|साझा करें|लिंक कॉपी करें|प्रिंट|सुनें
        シェア(?:する)?|ツイート|ブックマーク|印刷|リンクをコピー|コピー|クリップ|保存
        分享|分享到(?:微信|微博|朋友圈)?|分享到 ?(?:facebook|line|微信|微博)|微信|微博|朋友圈|复制链接|複製連結|打印|列印|收藏|转发
        공유|공유하기|카카오톡|페이스북|트위터|링크 ?복사|인쇄|스크랩|글자크기|글씨크기|첨부파일.{0,60}|내려받기|바로보기|목록""",
    "comments": """
        коментари|добави коментар|напиши коментар
        تبصرے|تبصرہ کریں
        komentar|tulis komentar|kirim komentar|lihat komentar|berikan komentar
        bình luận|ý kiến|ý kiến bạn đọc|gửi bình luận|viết bình luận|chia sẻ ý kiến của bạn|ý kiến của bạn
        ความคิดเห็น|แสดงความคิดเห็น|ร่วมแสดงความคิดเห็น
        মন্তব্য(?:সমূহ)?|মন্তব্য করুন|আপনার মতামত লিখুন
        评论区|評論區|コメント欄|नीचे कमेंट करें|schreibe? (?:uns )?einen kommentar|leser(?:kommentare|meinungen)|i commenti dei lettori|les réactions des lecteurs|comentários dos leitores
        תגובות|הגב|הוסף תגובה|כתבו תגובה
        نظرات|دیدگاه[\u200c ]?ها|ارسال نظر|نظر شما|دیدگاه خود را بنویسید
        comentaris|comenta|deixa (?:un|el teu) comentari|escriu un comentari
        σχόλια|σχολιάστε|αφήστε (?:ένα |το )?σχόλιο(?: σας)?|προσθήκη σχολίου
        kommentér|kommenter|skriv en kommentar
        kommentit|kommentoi|kirjoita kommentti|keskustelu
        hozzászólások|hozzászólok|szólj hozzá
        comentarii|comentează|lasă un comentariu|adaugă un comentariu
        kommentare|kommentar (?:schreiben|verfassen|abgeben)|jetzt kommentieren|diskutieren sie mit|alle kommentare(?: anzeigen)?
        commentaires|commenter|laisser un commentaire|réagir|tous les commentaires|voir les commentaires|aller aux commentaires|lire les commentaires
        comentarios|comentar|deja (?:un|tu) comentario|ver (?:los )?comentarios|ir a (?:los )?comentarios
        commenti|commenta|lascia un commento|scrivi un commento|vedi tutti i commenti|vai ai commenti
        comentários|comentar|deixe (?:um|o seu|seu) comentário|ir para (?:os )?comentários
        reacties|reageer|plaats een reactie|geef een reactie
        комментарии|комментировать|оставить комментарий|обсудить|написать комментарий|обсуждение
        коментарі|коментувати|залишити коментар|обговорити
        komentarze|skomentuj|dodaj komentarz|napisz komentarz
        komentáře|diskuse|diskuze|přidat komentář|vstoupit do diskuse
        kommentarer|kommentera|skriv en kommentar|lämna en kommentar
        yorumlar|yorum yap|yorum yaz|yorum ekle
        التعليقات|تعليقات|اترك تعليقا|أضف تعليقا|اكتب تعليقا|أضف تعليقك
        टिप्पणियाँ|टिप्पणियां|टिप्पणी करें|कमेंट|कमेंट्स|कमेंट करें|प्रतिक्रिया दें
        コメント|コメントする|コメントを(?:書く|見る|残す|投稿する)|コメント一覧
        评论|評論|留言|发表评论|發表評論|我要留言|网友评论|全部评论
        댓글|댓글쓰기|댓글 ?달기|댓글 ?보기|의견""",
    "footer": """
        общи условия|политика за поверителност|всички права запазени|за реклама
        جملہ حقوق محفوظ ہیں|رازداری کی پالیسی|شرائط و ضوابط
        kebijakan privasi|syarat (?:dan|&) ketentuan|pedoman media siber|ketentuan penggunaan|redaksi|disclaimer
        chính sách bảo mật|điều khoản sử dụng|tòa soạn|quảng cáo
        นโยบายความเป็นส่วนตัว|ข้อกำหนดและเงื่อนไข|เงื่อนไขการใช้งาน|ติดต่อโฆษณา
        গোপনীয়তা(?:র)? নীতি|ব্যবহারের শর্তাবলি|শর্তাবলি(?: ও নীতিমালা)?|বিজ্ঞাপন
        מדיניות (?:ה)?פרטיות|תנאי (?:ה)?שימוש|תקנון|הצהרת נגישות|פרסמו אצלנו
        حریم خصوصی|سیاست حفظ حریم خصوصی|شرایط (?:و قوانین|استفاده)|قوانین و مقررات
        avís legal|política de (?:privacitat|galetes|cookies)|condicions d['’]ús|mapa web
        όροι χρήσης|πολιτική (?:απορρήτου|cookies)|προσωπικά δεδομένα|δήλωση απορρήτου
        privatlivspolitik|persondatapolitik|personvern(?:erklæring)?|cookiepolitik|handelsbetingelser|brukervilkår
        tietosuoja(?:seloste|käytäntö)?|käyttöehdot|evästeet|evästeasetukset|rekisteriseloste
        impresszum|adatvédelem|adatkezelési tájékoztató|felhasználási feltételek|médiaajánlat
        politica de (?:confidențialitate|cookies|confidentialitate)|termeni și condiții|publicitate pe site
        impressum|datenschutz(?:erklärung)?|nutzungsbedingungen|agb|cookie-einstellungen|barrierefreiheit|mediadaten
        mentions légales|politique de confidentialité|données personnelles|gestion des cookies|gérer (?:les|mes) cookies|conditions générales(?: d['’]utilisation| de vente)?|cgu|cgv|plan du site|charte de modération
        aviso legal|política de privacidad|política de cookies|condiciones de uso|términos y condiciones|mapa del sitio|mapa web
        informativa sulla privacy|privacy policy|note legali|cookie policy|termini e condizioni|condizioni d['’]uso|preferenze cookie|pubblicità legale|redazione
        política de privacidade|termos de uso|termos e condições|política de cookies|ficha técnica|estatuto editorial|expediente
        privacybeleid|privacyverklaring|algemene voorwaarden|cookiebeleid|cookie-instellingen|gebruiksvoorwaarden|colofon
        политика конфиденциальности|пользовательское соглашение|правила использования|реклама на сайте|редакция|обратная связь
        політика конфіденційності|угода користувача|правила користування|реклама на сайті|редакція
        polityka prywatności|regulamin|polityka cookies|ustawienia prywatności|redakcja|reklama
        ochrana (?:osobních údajů|soukromí)|zásady ochrany osobních údajů|podmínky použití|obchodní podmínky|nastavení cookies|redakce|inzerce
        integritetspolicy|personuppgifter(?: och cookies)?|personuppgiftspolicy|cookiepolicy|om cookies|användarvillkor|tillgänglighet(?:sredogörelse)?|annonsera
        gizlilik politikası|kullanım (?:koşulları|şartları)|çerez politikası|kvkk|kişisel verilerin korunması
        سياسة الخصوصية|شروط الاستخدام|الشروط والأحكام|اتفاقية الاستخدام
        गोपनीयता नीति|प्राइवेसी पॉलिसी|उपयोग की शर्तें|नियम (?:और|एवं) शर्तें|अस्वीकरण
        プライバシーポリシー|個人情報保護方針|利用規約|特定商取引法に基づく表記|免責事項|著作権について
        隐私政策|隱私權?政策|隱私權?聲明|使用条款|使用條款|服务条款|服務條款|免责声明|免責聲明|版权声明|版權聲明
        개인정보(?: ?처리방침| ?취급방침)?|이용약관|청소년보호정책|저작권(?:규약|정책)?|고충처리""",
    "newsletter notice": """
        buletin|langganan newsletter|daftar newsletter
        đăng ký nhận (?:bản )?tin|bản tin
        สมัครรับข่าวสาร|จดหมายข่าว
        নিউজলেটার(?: সাবস্ক্রাইব করুন)?
        ניוזלטר|הרשמה לניוזלטר|הירשמו לניוזלטר
        خبرنامه|عضویت در خبرنامه|اشتراک خبرنامه
        butlletí|subscriu-te(?: al (?:nostre )?butlletí)?|rep el butlletí
        εγγραφή στο newsletter|εγγραφείτε(?: στο newsletter)?|ενημερωτικό δελτίο
        nyhedsbrev|tilmeld(?: dig)? (?:vores )?nyhedsbrev(?:et)?|meld deg på nyhetsbrevet
        uutiskirje|tilaa uutiskirje(?:emme)?
        hírlevél|feliratkozás(?: a)? hírlevélre|feliratkozom
        abonează-te la newsletter|abonare newsletter
        newsletter(?: abonnieren| bestellen)?|jetzt (?:kostenlos )?(?:anmelden|abonnieren)
        (?:la |notre |recevez (?:la|notre) |inscription à la )?newsletter|recevoir la newsletter|je m['’]inscris|s['’]inscrire à la newsletter|s['’]abonner à (?:la|notre) newsletter
        boletín|suscríbete (?:a nuestra newsletter|al boletín)|recibe (?:nuestro boletín|nuestra newsletter)
        iscriviti(?: alla newsletter)?
        (?:subscreva|assine|receba) (?:a|nossa|a nossa) newsletter|subscrever
        schrijf je in(?: voor (?:de|onze) nieuwsbrief)?|nieuwsbrief|meld je aan
        подпис(?:ка|аться) на (?:рассылку|новости)|рассылка
        підпис(?:ка|атися) на (?:розсилку|новини)|розсилка
        zapisz się(?: (?:do|na) newslettera?)?|newsletter
        odebírat newsletter|přihlásit (?:se )?k odběru
        (?:prenumerera på |anmäl dig till )?(?:vårt |nyhetsbrevet|nyhetsbrev)
        bülten(?:imize| ?e)? (?:abone|kayıt) ol(?:un)?|e-bülten
        النشرة (?:البريدية|الإخبارية)|اشترك في (?:النشرة البريدية|نشرتنا)
        न्यूज़लेटर(?: सब्सक्राइब करें)?
        メールマガジン(?:登録)?|メルマガ(?:登録)?|ニュースレター(?:登録)?
        订阅(?:我们的)?(?:邮件|通讯|电子报)|訂閱電子報|電子報
        뉴스레터(?: ?구독(?:하기)?)?""",
    "link to another article": """
        още по темата|свързани (?:статии|новини)|последни новини|най-четени
        متعلقہ (?:خبریں|مضامین)|تازہ ترین|مقبول ترین
        (?:artikel|berita) (?:terkait|lainnya|terpopuler|terbaru|pilihan)|baca juga|terpopuler|rekomendasi untuk anda
        (?:tin|bài|tin bài|bài viết) (?:liên quan|khác|mới nhất)|tin cùng chuyên mục|cùng chuyên mục|xem thêm|đọc thêm|xem nhiều|đọc nhiều|có thể bạn quan tâm
        (?:ข่าว|บทความ|เรื่อง)ที่เกี่ยวข้อง|ข่าวล่าสุด|ข่าวยอดนิยม|อ่านเพิ่มเติม|เรื่องที่คุณอาจสนใจ
        সম্পর্কিত (?:খবর|সংবাদ)|আরও (?:পড়ুন|খবর|সংবাদ)|সর্বশেষ(?: খবর| সংবাদ)?|সর্বাধিক পঠিত|এই বিভাগের আরও খবর
        (?:موضوعات|أخبار|مقالات) (?:متعلقة|مرتبطة|مشابهة)|الأكثر قراءة
        otras columnas|otros artículos|ti potrebber?o interessare|potrebber?o interessarti|outras (?:notícias|colunas)|andere artikelen|weitere beiträge|das könnte dir auch gefallen|autres articles|другие (?:статьи|материалы|новости)|inne artykuły|fler artiklar|他の記事|新着記事|人気記事|(?:oudere|nieuwere|ältere|neuere) (?:berichten|beiträge)|(?:vorheriger|nächster) (?:beitrag|artikel)|(?:article|billet) (?:précédent|suivant)|(?:entrada|artículo) (?:anterior|siguiente)|(?:articolo|post) (?:precedente|successivo)|(?:предыдущая|следующая) (?:запись|статья|новость)|(?:poprzedni|następny) (?:wpis|artykuł)|(?:vorig|volgend) (?:bericht|artikel)|(?:前|次)の(?:記事|投稿)
        קראו (?:גם|עוד)|קרא גם|כתבות (?:נוספות|קשורות)|אולי יעניין אותך|הנקראות ביותר|עוד בנושא
        بیشتر بخوانید|همچنین بخوانید|اخبار مرتبط|مطالب مرتبط|پربازدیدترین(?: اخبار)?|پربیننده ترین|آخرین اخبار
        (?:també )?et pot interessar|notícies relacionades|articles relacionats|el més llegit|més notícies|més informació|llegeix també
        σχετικά (?:άρθρα|νέα|θέματα)|(?:διαβάστε|δείτε) (?:επίσης|ακόμα|ακόμη)|τελευταία νέα|τελευταίες ειδήσεις|δημοφιλή|περισσότερα νέα|μπορεί να σας ενδιαφέρει
        læs også|les også|se også|mest læste?|mest leste?|relaterede artikler|relaterte saker|seneste nyt|siste nytt|flere artikler
        lue myös|luetuimmat|aiheeseen liittyvää|uusimmat|lisää aiheesta
        kapcsolódó(?: cikkek)?|olvass(?:a el)? (?:még|ezt is)|legolvasottabb|legfrissebb|ez is érdekelheti
        cite[șş]te [șş]i|vezi [șş]i|articole similare|cele mai citite|știri similare|pe aceeași temă
        mehr zum thema|das könnte (?:sie|dich) auch interessieren|weitere artikel|ähnliche artikel|meistgelesen|am häufigsten gelesen|auch interessant|aktuelle nachrichten|neueste artikel
        sur le même (?:sujet|thème)|à lire (?:aussi|également)|à découvrir|les plus lus|articles (?:liés|similaires|connexes|récents)|dans la même rubrique|voir aussi|lire aussi|le plus lu|aussi à lire|notre sélection
        te puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|lo más (?:leído|visto)|más noticias|más información|más en .{2,30}|relacionado|relacionadas
        potrebbe interessarti(?: anche)?|leggi anche|articoli correlati|i più letti|ultime notizie|vedi anche|correlati|altre notizie
        veja também|leia (?:também|mais)|(?:notícias|artigos) relacionad[oa]s|(?:as |os )?mais lid[oa]s|últimas notícias|ver também|saiba mais|relacionad[oa]s|pode gostar de
        lees ook|meer over dit onderwerp|meest gelezen|gerelateerd(?:e artikelen)?|ook interessant|meer nieuws|lees meer
        читайте также|по теме|материалы по теме|новости по теме|самое читаемое|популярное|последние новости|другие новости|ещё по теме|еще по теме|смотрите также|главное сегодня|лента новостей|ещё за темою
        читайте також|за темою|матеріали по темі|матеріали за темою|популярне|останні новини|інші новини|дивіться також|схожі новини|ще за темою|більше за темою
        czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|przeczytaj (?:także|też)|powiązane(?: artykuły)?|najczęściej czytane|polecane|podobne artykuły|najnowsze
        čtěte (?:také|dále|více)|související(?: články| témata)?|mohlo by vás zajímat|nejčtenější|další články|přečtěte si (?:také|více)|podobné články
        läs (?:också|även|mer)|relaterat|relaterade artiklar|mest lästa|mest läst|senaste nytt|mer om ämnet|fler artiklar|mer från .{2,30}
        ilgili (?:haberler|haber|yazılar)|ayrıca okuyun|bunlar da ilginizi çekebilir|ilginizi çekebilir|en çok okunanlar|son dakika|son haberler|diğer haberler|benzer haberler|önerilen haberler|aynı dosyadan
        اقرأ أيضا|اقرأ ايضا|اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|ذات صلة|الأكثر قراءة|قد يعجبك أيضا|قد يهمك|آخر الأخبار|أحدث الأخبار|المزيد من الأخبار
        यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित (?:खबरें|ख़बरें|समाचार|लेख)|सबसे ज्यादा पढ़ी गई|ताज़ा खबरें|ताजा खबरें|और खबरें|लोकप्रिय
        関連記事|関連ニュース|関連リンク|関連する記事|関連キーワード|おすすめ(?:記事|の記事)?|あわせて読みたい|合わせて読みたい|こちらもおすすめ|人気記事|人気(?:記事)?ランキング|アクセスランキング|新着記事|最新記事|最新ニュース|この記事をシェア
        相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|相关报道|相關報導|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|热门新闻|熱門新聞|热点推荐|最新消息|最新新闻|猜你喜欢|编辑推荐|你可能也喜歡|你可能感兴趣|更多新聞|更多报道|編輯推薦|編輯推薦文章|推薦文章
        관련 ?기사|관련 ?뉴스|관련기사 ?더보기|많이 본 (?:뉴스|기사)|인기 ?기사|인기 ?뉴스|최신 ?기사|추천 ?기사|추천 ?뉴스|주요 ?뉴스|이 시각 주요 ?뉴스|핫이슈""",
    "author's box": """
        über (?:den autor|die autorin)|zum autor|zur autorin|zur person|à propos de l['’]aut(?:eur|rice)|l['’]aut(?:eur|rice)|sobre (?:el|la) autora?|sobre la firma|el autor|la autora|l['’]autore|l['’]autrice|sull['’]autore|sobre o autor|sobre a autora|o autor|a autora|over de auteur|об авторе|автор|про автора|про авторку|o autorze|o autorce|o autorovi|o autorce článku|om författaren|om skribenten|yazar hakkında|عن الكاتب|عن الكاتبة|लेखक के बारे में|この記事を書いた人|執筆者|筆者紹介|作者简介|作者簡介|关于作者|關於作者|기자 소개""",
    "tag list": """
        תגיות|برچسب[\u200c ]?ها
        etiquetes|ετικέτες|emneord|stikord|asiasanat|avainsanat|címkék|etichete
        schlagwörter|schlagworte|themen(?: in diesem artikel)?|mots[- ]clés|sur ces sujets|etiquetas|temas|argomenti|tag|tags|palavras-chave|tópicos|temas relacionados|trefwoorden|onderwerpen|теги|метки|теґи|мітки|tagi|tematy|štítky|témata|ämnen|taggar|etiketler|konular|الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|टैग|タグ|キーワード|标签|標籤|关键词|關鍵字|태그""",
    "paywall notice": """
        només per a subscriptors|μόνο για συνδρομητές|kun for abonnenter|vain tilaajille|csak előfizetőknek|doar pentru abonați
        nur für abonnenten|für abonnenten|réservé aux abonnés|article réservé aux abonnés|solo para suscriptores|contenido exclusivo|solo per (?:gli )?abbonati|exclusivo para assinantes|alleen voor abonnees|только для подписчиков|лише для передплатників|tylko dla subskrybentów|jen pro předplatitele|endast för prenumeranter|abonelere özel|للمشتركين فقط|केवल सदस्यों के लिए|有料記事|会員限定記事|有料会員限定|会员专享|구독자 전용""",
    "advertisement": """
        iklan|scroll to continue with content|lanjutkan dengan konten
        โฆษณา
        বিজ্ঞাপন
        פרסומת|מודעה|آگهی|تبلیغات
        publicitat|διαφήμιση|annonce|annonse|mainos|hirdetés
        anzeige|werbung|publicité|publi-?rédactionnel|publicidad|pubblicità|publicidade|advertentie|реклама|на правах рекламы|reklama|reklam|annons|inzerce|ilan|إعلان|إعلانات|विज्ञापन|広告|广告|廣告|광고""",
}  # fmt: skip
#: Lines that are furniture by how they begin: before a colon, a count, or a headline.
BEGINS: dict[str, str] = {
    "link to another article": """
        (?:یہ|مزید|اسے) (?:بھی )?پڑھ(?:یں|یے|ئے)\\s?[:：]?
        (?:вижте|прочетете|четете) (?:още|също)\\s?[:：]|още по темата\\s?:
        (?:baca|lihat|simak|tonton) (?:juga|selengkapnya)\\s?[:：]|baca juga\\b
        (?:>+ ?)?(?:xem|đọc) (?:thêm|tiếp)\\s?[:：]|(?:tin|bài) liên quan\\s?:
        อ่าน(?:เพิ่มเติม|ต่อ|ข่าว(?:เพิ่มเติม|ต้นฉบับ)?|ข่าวที่เกี่ยวข้อง)\\s?[:：]|ข่าวที่เกี่ยวข้อง\\s?[:：]
        আর[ওো] (?:পড়ুন|দেখুন)\\s?[:：]
        (?:上|下)一(?:篇|则|條|条)\\s?[:：]|(?:前|次)の(?:記事|投稿)\\s?[:：]|(?:vorheriger|nächster) (?:beitrag|artikel)\\s?:|(?:article|billet) (?:précédent|suivant)\\s?:|(?:entrada|artículo) (?:anterior|siguiente)\\s?:|(?:предыдущая|следующая) (?:запись|статья|новость)\\s?:|(?:poprzedni|następny) (?:wpis|artykuł)\\s?:|så (?:jobbar|arbetar) (?:vi|.{2,30}) med (?:journalistik|nyheter)
        (?:קראו|קרא|צפו) (?:גם|עוד)\\s?:|(?:بیشتر|همچنین) بخوانید\\s?[:：]
        (?:llegeix|mira|escolta) també\\b
        (?:διαβάστε|δείτε) (?:επίσης|ακόμα|ακόμη|και)\\s?:|διαβάστε επίσης
        (?:læs|les|se|lyt|lytt) også\\b
        lue (?:myös|lisää)\\s?:
        kapcsolódó\\s?:|olvass(?:a el)? (?:még|ezt is)\\s?:
        (?:cite[șş]te|vezi) [șş]i\\s?:
        (?:lesen sie|lies|siehe|hören sie|sehen sie|mehr) (?:auch|dazu|mehr|zum thema)\\b|(?:mehr zum thema|hintergrund|weiterlesen)\\s?:
        (?:à|a) (?:lire|voir|écouter) (?:aussi|également|sur le sujet)\\b|(?:lire|voir) (?:aussi|également)\\b|>> (?:lire|à lire)\\b|notre dossier\\s?:
        (?:lea|lee|leer|vea|ver|mira|mire) (?:también|además|más)\\b|te puede interesar\\s?:|(?:además|relacionado)\\s?:
        leggi anche\\b|(?:guarda|vedi|ascolta) anche\\b|approfondisci\\s?:
        (?:leia|veja|ouça|confira|assista) (?:também|ainda|mais)\\b|(?:leia mais|saiba mais)\\b
        lees (?:ook|meer|verder)\\b|(?:bekijk|luister) ook\\b
        (?:читайте|смотрите|слушайте) (?:также|по теме|ещё|еще)\\b|(?:по теме|подробнее)\\s?:
        (?:читайте|дивіться|слухайте) (?:також|ще)\\b|(?:за темою|по темі)\\s?:
        (?:czytaj|zobacz|przeczytaj|sprawdź|posłuchaj) (?:także|też|również|więcej)\\b
        (?:čtěte|přečtěte si|podívejte se) (?:také|dále|více|i)\\b|související\\s?:
        (?:läs|se|lyssna) (?:också|även|mer)\\s?:
        (?:ilginizi çekebilir|bunlar da ilginizi çekebilir)\\s?:
        (?:ayrıca okuyun|ilgili haber|bunu da okuyun|okumak için tıklayın|haberin devamı)\\b
        (?:اقرأ|إقرأ|شاهد|طالع|استمع) (?:أيضا|أيضًا|أيضاً|ايضا|المزيد|كذلك)|(?:مواضيع|أخبار|مقالات) ذات صلة\\s?:
        (?:यह|ये|इसे|यहां) भी (?:पढ़ें|पढ़े|देखें)|(?:संबंधित|पढ़ें)\\s?:
        [【\\[［<＜〈《]?(?:関連(?:記事|ニュース|リンク)|あわせて読みたい|合わせて読みたい|こちらも(?:読まれています)?)[】\\]］>＞〉》]?\\s?[:：】」→▶]?
        [【\\[［<＜〈《（(]?(?:相关(?:阅读|新闻|文章|报道|链接)|相關(?:閱讀|新聞|文章|報導)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀|更多(?:新闻|新聞|报道))[】\\]］>＞〉》）)]?\\s?[:：】|｜→]
        [【\\[［<＜〈《▶]?\\s?(?:관련 ?(?:기사|뉴스))[】\\]］>＞〉》]?""",
    "comments": """
        (?:ý kiến|bình luận|komentar|ความคิดเห็น|মন্তব্য)\\s?\\(\\d{1,5}\\)$
        \\d{1,4} (?:gedanken|antworten|reaktionen|meinungen) (?:zu|auf)\\b|\\d{1,4} (?:réflexions|réponses|pensées) (?:sur|à)\\b|\\d{1,4} (?:respuestas|pensamientos) (?:a|en|sobre)\\b|\\d{1,4} (?:risposte|pensieri) (?:a|su)\\b|\\d{1,4} (?:respostas|opiniões) (?:a|em|sobre)\\b|\\d{1,4} (?:reacties|gedachten) (?:op|over)\\b|\\d{1,4} мысл\\w{1,3} о\\b
        \\d{1,5} (?:kommentare?|commentaires?|réactions?|comentarios?|commenti|commento|comentários?|reacties|reactie|комментари\\w{1,3}|коментар\\w{1,3}|comentaris|σχόλια|kommenttia|hozzászólás|comentarii|תגובות|دیدگاه|نظر|komentarz\\w{0,2}|komentář\\w{0,2}|kommentarer|yorum|تعليقات|تعليق|टिप्पणियाँ|टिप्पणियां)$
        (?:kommentare?|commentaires?|comentarios|commenti|comentários|reacties|comentaris|σχόλια|kommentit|hozzászólások|comentarii|תגובות|نظرات|دیدگاه[\\u200c ]?ها|комментарии|коментарі|komentarze|komentáře|kommentarer|yorumlar|التعليقات|टिप्पणियाँ|コメント|评论|評論|留言|댓글)\\s?[(:：（]?\\s?\\d{1,5}\\s?[)）]?(?:件|条|條|개)?$""",
    "asks for corrections": """
        masz (?:ciekawy |dla nas )?temat.{0,60}(?:napisz|@)
        (?:has|heu) (?:vist|trobat) (?:un|algun) error\\b|hai (?:trovato|visto|notato) un (?:errore|refuso)|(?:βρήκατε|είδατε|εντοπίσατε) (?:κάποιο |ένα )?λάθος|har du (?:fundet en|funnet en) fejl|(?:har du )?(?:fundet|funnet) en feil|löysitkö virheen|huomasitko virheen|hibát talált|ai (?:găsit|observat) o (?:greșeală|eroare)
        (?:記事の)?(?:誤り|間違い|誤字)(?:を見つけ|にお気づき|がありましたら)|(?:发现|發現)(?:错误|錯誤|错别字|錯別字)|(?:기사에서 )?(?:잘못된|틀린) (?:내용|정보|부분)이 있(?:으면|다면)
        (?:fehler gefunden|haben sie einen fehler|vous avez (?:repéré|vu) une erreur|¿?has (?:visto|encontrado) un error|encontrou (?:um )?erro|fout gezien|(?:если вы )?(?:нашли|заметили|обнаружили) (?:ошибку|опечатку)|якщо ви (?:помітили|знайшли)|(?:знайшли|помітили) помилку|znalazłeś błąd|našli jste chybu|hittat (?:ett )?fel|hata mı (?:var|gördünüz))\\b""",
    "follow line": """
        последвайте ни\\b.{0,80}$|(?:abonează-te|abonați-vă|urmărește|urmăriți) (?:la|pe) .{0,40}(?:whatsapp|telegram|google news|youtube)|(?:فالو|جوائن) کریں.{0,40}$
        (?:ikuti (?:kami|kanal|channel|berita)|gabung|dapatkan (?:berita|update)).{0,60}(?:whatsapp|telegram|google news|facebook|instagram)|(?:theo dõi|follow) .{0,40}(?:facebook|zalo|youtube|google news|telegram)|(?:ติดตาม(?:ข่าวสาร|เรา|ได้ที่)|กดติดตาม).{0,60}$|.{0,60}(?:व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|यूट्यूब) (?:चैनल|ग्रुप) (?:से जुड़|को (?:फॉलो|सब्सक्राइब)|ज्वाइन|जॉइन)|.{0,50}(?:গুগল নিউজ|হোয়াটসঅ্যাপ|টেলিগ্রাম|ফেসবুক).{0,30}(?:ফলো|অনুসরণ|যুক্ত)
        (?:kövesse?|kövesd|kövessen) .{0,30}(?:facebook|instagram|youtube|google|tiktok)|(?:долучайтес[ья]|приєднуйтес[ья]|стежте за нами|присоединяйтесь) .{0,60}$|(?:更多精彩内容|更多(?:資訊|资讯)).{0,20}(?:关注|關注)
        (?:लेटेस्ट|ताज़ा|ताजा|ब्रेकिंग) (?:खबर|न्यूज|न्यूज़|समाचार).{0,60}(?:फॉलो|जुड़|डाउनलोड|सब्सक्राइब)|siga a este (?:columnista|autor)|suivre (?:cet auteur|ce sujet)|diesem (?:autor|thema) folgen|следите за (?:нами|новостями|нашими)\\b
        (?:segueix-nos|seguiu-nos|ακολουθήστε μας|βρείτε μας στο|volg ons|följ oss|følg oss?|seuraa meitä|kövess(?:en|etek)? minket|urmărește-ne|urmăriți-ne|obserwuj nas|śledź nas|sledujte nás|bizi .{0,20}takip edin|تابعونا|تابعنا)(?=$|[\\s:.,!])
        (?:フェイスブック|インスタグラム|ツイッター|ライン|facebook|instagram|twitter|youtube|line|x).{0,25}フォロー(?:してください|をお願い|はこちら|する$|$)|(?:페이스북|인스타그램|트위터|유튜브|카카오톡).{0,20}(?:팔로우|구독|만나).{0,6}(?:세요|하기)|(?:欢迎|歡迎|请|請)?(?:在.{0,12})?(?:关注|關注)(?:我们|我們)""",
    "advertisement": """
        dalszy ciąg (?:materiału|tekstu|artykułu) pod|dalsza część (?:tekstu|artykułu) pod|scroll to continue
        (?:de )?tekst (?:loopt|gaat) (?:hieronder )?(?:door|verder)\\b|(?:lees|het artikel gaat) verder (?:onder|na) de\\b|(?:der artikel|der text|weiter)\\b.{0,20}(?:nach|unter) (?:der|dieser) (?:anzeige|werbung)|artikeln fortsätter (?:efter|under)\\b|(?:dalsza część|ciąg dalszy) .{0,20}(?:pod|po) (?:reklam|materiał|zdjęci)|продолжение (?:после|под) реклам|记事継続|広告の(?:後|下)に
        la suite après (?:cette|la) publicité|la suite de l['’]article après|(?:el artículo|la noticia) contin[úu]a (?:después|debajo|tras)|(?:l['’]articolo continua|continua a leggere) (?:dopo|sotto)|continua (?:depois|após) (?:d?a )?publicidade|(?:de tekst|het artikel) gaat (?:verder|door) (?:onder|na)|(?:lees|artikel) verder (?:onder|na) (?:de )?advertentie|продолжение (?:после|под) реклам|artikeln fortsätter (?:efter|under)|(?:weiter|weiterlesen) nach der anzeige|nach der anzeige geht""",
    "notice of a box": """
        (?:redaktionell )?empfohlener (?:externer |redaktioneller )?inhalt|an dieser stelle (?:finden sie|befindet sich|steht|wird) .{0,40}extern|ich bin (?:damit )?einverstanden, dass mir externe|ce contenu (?:est bloqué|n['’]est pas (?:visible|accessible))|transparenzhinweis\\s?:""",
    "paywall notice": """
        有料会員(?:になると|に登録)|この記事は(?:有料|会員)|残り.{0,6}(?:文字|字)|本文章为付费|이 기사는 유료""",
    "newsletter notice": """
        unser(?:em)? (?:whatsapp|telegram)-?kanal\\b.{0,80}$|(?:rejoignez|suivez) (?:notre chaîne|nous sur) whatsapp|(?:síguenos|únete) (?:a nuestro|en) .{0,20}whatsapp|(?:segui|iscriviti) .{0,20}canale whatsapp
        (?:subscriu-te|apunta['’]t|subscriviu-vos) (?:al|a la) .{0,30}(?:butlletí|newsletter)|(?:suscríbete|suscríbase) (?:al|a)\\b.{0,30}(?:newsletter|boletín)|(?:εγγραφείτε|γραφτείτε) στ[οα] .{0,30}(?:newsletter|δελτίο)|(?:tilmeld dig|abonn[eé]r på|meld deg på) .{0,20}ny(?:hed|het)sbrev|tilaa .{0,20}uutiskirje|iratkozz?(?:on)? fel .{0,20}hírlev|abonează-te la .{0,20}newsletter
        .{0,25}(?:メルマガ|メールマガジン|ニュースレター)(?:に|を|へ|の)?(?:ご)?(?:登録|購読)(?:ください|はこちら|する|できます|受付中)|(?:欢迎|歡迎|请|請|立即)?(?:订阅|訂閱)(?:我们|我們|本[站报報刊])|.{0,25}뉴스레터.{0,6}(?:구독하세요|구독하기|신청하세요|받아 ?보세요)
        (?:підпишіться|підписуйтеся|подпишитесь|подписывайтесь) на\\b|(?:zapisz się|subskrybuj) (?:do|na)? ?newsletter|(?:prenumerera|anmäl dig|skriv upp dig) .{0,20}nyhetsbrev|(?:iscriviti|abbonati) alla .{0,30}newsletter|schrijf je in voor\\b|(?:melden sie sich|abonnieren sie|jetzt) .{0,30}newsletter\\b|(?:inscrivez|abonnez)-vous à\\b|(?:suscríbete|apúntate) a\\b.{0,30}(?:newsletter|boletín)|(?:assine|receba|subscreva) .{0,20}newsletter""",
    "disclaimer": """
        저작권자\\s?(?:©|ⓒ|\\(c\\))|무단 ?전재|передрук .{0,60}(?:посиланням|дозвол)|перепечатка .{0,60}(?:ссылк|разреш)
        (?:特别声明|特別聲明|免责声明|免責聲明|声明|聲明|免責事項)\\s?[:：]
        las opiniones (?:expresadas|vertidas|de (?:los|las|este|nuestros))\\b.{0,80}(?:responsabilidad|no (?:reflejan|representan|comprometen))|les (?:opinions|propos|points de vue) exprimés\\b.{0,60}(?:engagent|reflètent)|le opinioni (?:espresse|degli autori)\\b.{0,60}(?:non|responsabilità)|(?:as opiniões|os artigos|este texto|o texto)\\b.{0,60}(?:não (?:reflete|traduz|representa)|responsabilidade)|мнение (?:автора|авторов|редакции)\\b.{0,60}не совпада|(?:die|diese) (?:hier )?(?:meinung|ansichten)\\b.{0,80}nicht (?:notwendig|unbedingt|zwingend|die)""",
    "tag list": """
        (?:แท็ก|แท็กที่เกี่ยวข้อง|từ khóa|chủ đề|বিষয়|ট্যাগ)\\s?[:：]
        (?:kategor(?:ie|ien|i|ier|ia|ie|ía)|catégories?|categor(?:ía|ia|ie)s?|рубрики?|категори[ия]|хабы|カテゴリー?|タグ|分类|分類|标签|標籤)\\s?[:：]|veröffentlicht (?:in|unter) .{2,60}(?:\\||schlagw|tags?)|publié dans .{2,60}(?:\\||mots|tags?)|publicado en .{2,60}(?:\\||etiquet|tags?)|pubblicato in .{2,60}(?:\\||tag|contrassegn)
        (?:schlagwörter|schlagworte|themen|stichwörter|mots[- ]clés|thèmes|etiquetas|temas|argomenti|palavras-chave|tópicos|assuntos|trefwoorden|onderwerpen|теги|метки|темы|теґи|мітки|tagi|tematy|štítky|témata|ämnen|taggar|etiketler|konular|الوسوم|الكلمات المفتاحية|وسوم|कीवर्ड|टैग|タグ|キーワード|标签|標籤|关键词|關鍵字|태그|키워드)\\s?[:：]""",
    "reading time": """
        (?:\\d{1,3} ?(?:min(?:uten|utes|utos|uti|uten|ut|uter)?\\.? ?(?:lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|lästid|czytania|čtení|okuma)|мин(?:ут[ыа]?)?\\.? (?:чтения|читать)|хв(?:илин[иа]?)?\\.? (?:читання|читати)|dk(?:\\.|ika)? ?okuma|dakikalık okuma|دقائق (?:قراءة|للقراءة)|मिनट (?:में पढ़ें|पढ़ने))|(?:lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время (?:на )?чтения|час читання|czas czytania|doba čtení|lästid|okuma süresi|مدة القراءة|وقت القراءة|読了時間|阅读时间|閱讀時間)\\s?[:：]?\\s?(?:ca\\.? |約|约|около )?\\d)""",
    "picture credit": """
        [（(](?:责任编辑|責任編輯|责编|編輯|编辑|校对|来源)\\s?[:：].{1,20}[）)]$
        (?:fotos?|bild(?:er)?|bildquelle|photos?|crédits?(?: photo)?|fotografía|imagen|immagine|imagem|beeld|фото|иллюстрация|зображення|fot\\.|zdjęcie|zdj\\.|foto|autor (?:zdjęcia|fotografie)|fotograf|fotoğraf|الصورة|صورة|تصوير|फोटो|फ़ोटो|तस्वीर|写真|画像|撮影|图片来源|图|圖|圖片來源|图片|照片|摄影|攝影|사진)\\s?[:：©/／｜|=]""",
}  # fmt: skip
