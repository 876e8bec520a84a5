"""Other languages: short comments that point elsewhere, did not understand, complain of the form or say nothing.

A short comment is told by the stems of its words: of asking and understanding with a word for not, of seeing and above,
of a form and a fault, of commenting and none. The stems are of the languages that people in Britain write.
"""

from __future__ import annotations

import re

LONGEST = 9
_NOT = re.compile(
    r"(?:^| )(?:no|nu|n|nie|ddim|dim|ma|m[aá]|nicht|niet|ne|non|nem|nuk|pas|n[aã]o|nic|nav|nar|не|нет|нема|немає"
    r"|няма|لا|لم"
    r"|ليس|ما|نہیں|نمی\w*|নেই|না|নি|नहीं|ਨਹੀਂ|નથી|hindi|di|ikke|inte|ei|en|δεν|không|n[ií])(?: |$)"
    r"|不|没|無|无|沒|않|못|わから|ません|\w+m[ıiuü]yor\w*|\w+mad[ıi]\w*|\w+medi\w*|nesuprant\w*|nesapr\w*|nerozum\w*|ned[aá]\w*"
    r"|нерозум\w*|নেই|நான்|புரிய|נו|לא"
)
_GRASP = re.compile(
    r"enti[eé]nd|entend|compr(?:[eé]nd|een|is\b)|capi(?:sc|to\b)|[iî]n[tț]el[eăîa]g|pricep|rozumi|zrozum|pojm|deall"
    r"|fahm|fahan|gar[ao]n"
    r"|anla|verst(?:e|å|a)|begrijp|begreif|поним|поня|розум|разбир|suprant|sapr[ao]t|saprot|[eé]rtem|kuptoj"
    r"|forst[åa]|f[oö]rst[åa]"
    r"|ymm[aä]rr|nauunaw|naiintind|thuig|tuig|καταλαβ|hi[eể]u|理解|明白|懂|看不|分か|わか|이해|모르|বুঝ|समझ|ਸਮਝ|સમજ|سمجھ|فهم|افهم|أفهم"
    r"|متوجه|புரி|הבנ|מבינ|ተረዳ|gjej kupt"
)
_ASKED = re.compile(
    r"pregunta|pergunta|question|[iî]ntreb|pytan|cwestiwn|gwestiwn|holi|su ?aal|soru|frage|vraag|вопрос|запит|питан"
    r"|въпрос|domand"
    r"|klausim|jaut[aā]jum|k[eé]rd[eé]s|pyetj|fr[aå]g|sp[oø]rsm|kysymy|tanong|ceist|ot[aá]zk|ερ[ωώ]τ|c[aâ]u h[oỏ]i"
    r"|问题|問題|问|質問|質|질문"
    r"|প্রশ্ন|सवाल|प्रश्न|ਸਵਾਲ|પ્રશ્ન|سوال|سؤال|كلام|கேள்வி|השאל|ጥያቄ"
)
_SEE = re.compile(
    r"(?:^| )(?:gwel\w*|fel|ver|v[eé]a\w*|mir\w*|vide|voir|voyez|siehe|wie|zie|zoals|vedi|vedere|vezi|vede[tț]i"
    r"|conform|zob\w*|patrz"
    r"|jak|idem|igual\w*|mismo|como|см|смотри\w*|как|див\w*|як|виж\w*|bak[ıi]n\w*|bkz|eeg\w*|fiiri\w*|sida|انظر|راجع"
    r"|كما|دیکھ\w*"
    r"|جیسا|দেখুন|দেখো|उत्तर|देख\w*|जैसा|ਦੇਖੋ|ਵੇਖੋ|જુઓ|tingnan|l[aá]sd|[zž]r|[zž]i[uū]r\w*|skat\w*|shih\w*|si|se|som"
    r"|katso|feach"
    r"|f[eé]ach|feuch|viz|vid)(?: |$)|见|同上|如上|参见|參見|请看|参照|上記|위|看上"
)
_ABOVE = re.compile(
    r"uchod|blaenorol|cynt|anterior|arriba|mencionad|dicho|plus haut|pr[eé]c[eé]dent|dessus|oben|vorher|vorig|boven"
    r"|eerder|sopra"
    r"|precedent|mai sus|anterioar|wy[zż]ej|powy[zż]|poprzedni|выше|предыд|вище|попередн|по горе|горе|предишн|yukar"
    r"|[oö]nceki|kore"
    r"|hore|أعلاه|السابق|سابق|اوپر|پہلے|উপরে|আগের|ऊपर|पिछल|ਉੱਪਰ|ਉਪਰ|ઉપર|itaas|fent|el[oő]z[oő]|auk[sš]|ankst|iepriek"
    r"|aug[sš]|lart"
    r"|m[eë] par|ovan|ovenfor|yll[aä]|thuas|shuas|v[yý][sš]e|p[rř]edch|以上|上面|上|前|위|앞"
)
_ANSWER = re.compile(
    r"respuest|resposta|r[eé]pons|antwort|antwoord|rispost|r[aă]spuns|odpowied|ateb|ответ|відповід|отговор|cevap"
    r"|jawaab|إجاب|جواب"
    r"|উত্তর|उत्तर|जवाब|ਜਵਾਬ|sagot|v[aá]lasz|atsakym|atbild|p[eë]rgjigj|svar|答|回答|답"
)
_FORM = re.compile(
    r"formul|formul[aá]r|ffurflen|holiadur|arolwg|arolygfa|cuestionario|encuesta|question[na]+i?[rz]|sondage|umfrage"
    r"|fragebogen"
    r"|enqu[eê]t|vragenlijst|chestionar|sondaj|ankiet|formularz|анкет|опитув|опрос|форм[аиуы]|anket|form(?:u|da"
    r"|un)\b|foom|su aalo"
    r"|p[aá]gin|tudalen|gwefan|stron[aęy]|seite|website|saytk|сайт|сторінк|страниц|الاستبيان|استبيان|استمارة|نموذج"
    r"|الموقع|فارم|ویب"
    r"|ফর্ম|জরিপ|फॉर्म|फ़ॉर्म|सर्वे|ਫਾਰਮ|ਸਰਵੇ|问卷|表格|表单|网页|网站|調査|フォーム|설문|apklaus|anket|k[eé]rd[oő][ií]v|dotazn[ií]k"
)
_FAULT = re.compile(
    r"deja|permite|funcion|funziona|funktion|func[tț]ion|fonction|marche|dzia[lł]a|gweithio|gadael|agor|llwytho|werk"
    r"|laat|lasc"
    r"|работа|працю|открыва|відкрива|çal[ıi][sş]|shaqe|shaqay|يعمل|يفتح|کام|کھل|কাজ|काम|खुल|ਕੰਮ|larg|lung|long|lang"
    r"|d[lł]ug|hir\b|uzun"
    r"|dheer|طويل|لمب|طویل|দীর্ঘ|লম্বা|लंब|ਲੰਬ|complicad|compliqu|kompliz|complicat|skomplik|cymhleth|сложн|складн"
    r"|довг|длинн|demas"
    r"|trop|troppo|prea|za |rhy |te lang|zu "
    r"|太|不能|打不开|长|長|duomen|veik|neveik|neve|m[uű]k[oö]d|hosszú|nefunguj|dlouh"
)
_NOTING = re.compile(
    r"comentari|coment[aá]ri|commentair|kommentar|comment[io]|opmerk|anmerk|bemerk|observaci[oó]n|observa[tț]ii|sylw"
    r"|barn|komentar"
    r"|koment[aá]|uwag|zdani|коментар|комментар"
    r"|замеч|зауваж|yorum|faallo|تعليق|رأي|تبصرہ|رائے|মন্তব্য|মতামত|टिप्पणी|राय|ਟਿੱਪਣੀ|ਰਾਏ|ટિપ્પણી|评论|評論|意见|意見|コメント"
    r"|의견|megjegyz"
    r"|komen|opini[oó]n|opinie|p[aă]rere|meinung|mening|mnenj|ychwanegu|a[nñ]adir|agregar|ajouter|hinzu|toe te voeg"
    r"|dodani|doda[cć]"
    r"|ad[aă]ug|aggiung|acrescent|добав|додати|додава|eklemek|ekleyece|raaci|补充|pievien|prid[eė]t"
)
_NONE = re.compile(
    r"(?:^| )(?:dim|sin|no|ning[uú]n\w*|nada|nu|niciun\w*|nici|nimic|f[aă]r[aă]|nie|brak|bez|nic"
    r"|[zż]adn\w+|aucun\w*|pas|rien|sans|kein\w*"
    r"|nichts|ohne|geen|niets|sem|nenhum\w*|nessun\w*|nulla|niente|non|нет|немає|нема|без|нічого|ничего|няма|لا|ليس"
    r"|بدون|نہیں|کوئی|কোন\w*|নেই"
    r"|নাই|नहीं|कोई|ਨਹੀਂ|ਕੋਈ|નથી|yok|ma|waxba|hi[cç]\w*|wala\w*|nincs\w*|n[eė]ra|neturi\w*|nav|asgj[eë]|nuk|ska"
    r"|ingen\w*|ikke|inte|ei)"
    r"(?: |$)|没有|沒有|无|無|不|なし|없"
)
_TURN = re.compile(
    r"(?:^| )(?:pero|sino|porque|ale|bo|poniewa[zż]|ond|oherwydd|achos|mais|parce|aber|weil|sondern|maar|want|omdat"
    r"|dar|pentru|c[aă]"
    r"|ma se|perch[eé]|mas|но|потому|але|тому|бо|ama|[cç][uü]nk[uü]|laakiin|sababt\w+|لكن|لأن|لیکن|کیونکہ"
    r"|কিন্তু|কারণ|लेकिन|क्योंकि|ਪਰ|ਕਿਉਂਕਿ"
    r"|por qu[eé]|dlaczego|pam|pourquoi|warum|waarom|de ce|почему|чому|neden|ni[cç]in|sababta|لماذا|کیوں|কেন"
    r"|क्यों)(?: |$)|但|因为|為什|为什"
)
_ENGLISH = re.compile(
    r"(?:^| )(?:the|and|are|was|this|that|you|have|does|not|of|is|with|can|should|more|schools?|children|people|on|or"
    r"|points?|buses|too|form|forms|page|there|by|at|my|your|our|they)(?: |$)"
)


def kind_abroad(told: str) -> str:
    """The kind of a short comment in another language, such as ``confusion``; empty where none is sure.

    >>> [kind_abroad(text) for text in ("nie rozumiem pytania", "gweler uchod", "el formulario no funciona")]
    ['confusion', 'reference', 'form']
    >>> [kind_abroad(text) for text in ("sin comentarios", "no entiendo por qué cierran", "mae angen mwy o arian")]
    ['no_comment', '', '']
    """
    words = len(told.split())
    if words > LONGEST or len(told) > 80 or _ENGLISH.search(told) or _TURN.search(told):
        return ""
    grasps = _GRASP.search(told) and (_NOT.search(told) or words < 2)
    if grasps and (_ASKED.search(told) or words <= 3):
        return "confusion"
    if words <= 7 and _SEE.search(told) and (_ABOVE.search(told) or _answer_by_number(told)):
        return "reference"
    if _FORM.search(told) and _FAULT.search(told):
        return "form"
    return "no_comment" if words <= 6 and _NONE.search(told) and _NOTING.search(told) else ""


def _answer_by_number(told: str) -> bool:
    """Whether an answer or a question is named by its number."""
    return bool(re.search(r"\b\d{1,3}\b", told) and (_ASKED.search(told) or _ANSWER.search(told)))
