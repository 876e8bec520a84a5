"""How other languages say that there is nothing to say: whole comments, made plain."""

from __future__ import annotations

_PHRASES = frozenset(
    """dim sylw|dim sylwadau|dim byd|dim byd i ychwanegu|dim i ychwanegu|dim sylwadau pellach|dim sylw pellach|ddim yn berthnasol|amherthnasol|dim barn
    |brak|brak uwag|brak komentarza|bez komentarza|nie dotyczy|nic|nie mam zdania|nie mam uwag|nie wiem
    |fara comentarii|fără comentarii|niciun comentariu|nimic|nimic de adaugat|nimic de adăugat|nu este cazul|nu se aplica|nu se aplică|nu stiu|nu știu|nu am comentarii
    |sin comentarios|sin comentario|nada|nada que anadir|nada que añadir|ninguno|ninguna|no aplica|no procede|no se
    |aucun|aucun commentaire|pas de commentaire|pas de commentaires|rien|rien a ajouter|rien à ajouter|sans objet|neant|néant|je ne sais pas
    |kein kommentar|keine|keine angaben|keine angabe|nichts|nichts hinzuzufugen|nichts hinzuzufügen|nicht zutreffend|entfallt|entfällt|weiss nicht|weiß nicht
    |sem comentarios|sem comentários|nenhum|nada a acrescentar|nao se aplica|não se aplica|não sei|nao sei
    |nessun commento|niente|nulla|nulla da aggiungere|non applicabile|non so
    |geen|geen commentaar|geen opmerkingen|niets|niets toe te voegen|niet van toepassing|weet niet
    |jokio komentaro|nera|nėra|neturiu|neturiu komentaru|neturiu komentarų|netaikoma|nezinau|nežinau
    |nav|nav komentaru|nav komentāru|nezinu|ziadny|žiadny|ziadny komentar|žiadny komentár|bez komentare|bez komentáře|nic k dodani|nevim|nevím
    |nincs|nincs megjegyzes|nincs megjegyzés|nincs hozzafuznivalom|nem tudom|yok|yorum yok|bilmiyorum|gecerli degil|geçerli değil
    |ska|ska koment|asgje|asgjë|nuk e di|nuk aplikohet|waxba|ma jiraan|ma jiro|faallo ma jirto|ma garanayo
    |wala|walang komento|gan sylw|gan tráchtaireacht|gan tuairim|ingen|ingen kommentar|ei kommentoitavaa|ei kommentteja
    |нет|нет комментариев|без комментариев|ничего|не знаю|не применимо|немає|немає коментарів|без коментарів|нічого|не знам|няма|няма коментар|без коментар
    |لا يوجد|لا تعليق|ليس لدي تعليق|لا شيء|لا ينطبق|لا أعرف|لا يوجد تعليق|کوئی تبصرہ نہیں|کچھ نہیں|لاگو نہیں|کوئی رائے نہیں|معلوم نہیں|نظری ندارم|هیچ|ندارم|نمی دانم
    |कोई टिप्पणी नहीं|कुछ नहीं|লাগু नहीं|মন্তব্য নেই|কোনো মন্তব্য নেই|কিছু না|ਕੋਈ ਟਿੱਪਣੀ ਨਹੀਂ|ਕੁਝ ਨਹੀਂ|કોઈ ટિપ્પણી નથી|કંઈ નથી
    |无|没有|没有意见|无意见|無|沒有|沒有意見|無意見|不适用|不適用|特になし|なし|없음|没有评论|κανένα σχόλιο|τίποτα|אין|אין הערות""".replace(  # noqa: E501
        "\n", ""
    ).split("|")
)
_TIDY = frozenset(" ".join(phrase.split()) for phrase in _PHRASES)


def says_nothing(told: str) -> bool:
    """Whether a whole comment says in another language that there is nothing to say.

    >>> says_nothing("dim sylwadau"), says_nothing("dim digon o arian")
    (True, False)
    """
    return told in _TIDY
