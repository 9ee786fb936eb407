"""Where sentences end in further languages: abbreviations, ordinals, units, questions. A bar stands where one ends."""

import pytest

from digest.text import sentences

SENTENCES = [
    ("pl", "Spotkanie odbyło się przy ul. Kolejowej. |Radni pytają o szpital im. dr. Jana Wójcika."),
    ("pl", "Bez prądu pozostaje ok. 2,3 tys. domów. |Energetycy zapowiadają naprawę."),
    ("pl", "Namalował go w 1887 r. Józef Chełmecki. |Zmarł w 1910 r. |W muzeum wisi kopia."),
    ("pl", "W meczu 14. kolejki ligi padły, m.in. po błędach, trzy bramki. |Prof. H. Gródecka milczała."),
    ("pl", "Zdaniem prof. Gródeckiej, tzw. Plan B kosztuje 9,4 proc. |Nikt nie płaci."),
    ("cs", "Dům v ul. Dlouhé koupil doc. Novák, tj. Marie Nová. |Cena je 5 mil. Kč."),
    ("sv", "Bron öppnar kl. 07.30 den 1 december. |Ca. 85 procent betalas av bl.a. EU. |Sedan kommer vintern."),
    ("sv", "Det säger dr. Åkesson, dvs. Örjan Åkesson. |Hon vet."),
    ("da", "Det koster 5 mio. kr. |Han betaler bl.a. EU. |Vi ser på d. 3. december."),
    ("nb", "Møtet er kl. 12.30 hos dr. Ås. |Det varer bl.a. på grunn av Anne."),
    ("fi", "Hän tuli illalla. |Paikalla oli esim. Aalto. |Mukana oli mm. Nokia."),
    ("hu", "A házat dr. Kovács Anna vette meg 2026. december 1-jén. |Senki sem tudta."),
    ("ro", "Casa de pe str. Lungă a fost vândută de dl. Popescu. |Nimeni nu știa."),
    ("tr", "İstasyon Cad. No. 5'te Prof. Dr. Hale Gürsoy konuştu. |Toplantı 14. Lig haftasında yapıldı."),
    ("tr", "Fiyatlar arttı. |Bunu Yrd. Doç. Ali Can söyledi."),
    ("el", "Ο κ. Ψαλτάκης και η καθ. Ελένη Γρίβα μίλησαν. |Το έργο κόστισε 212 εκατ. ευρώ."),
    ("el", "Γιατί η γραμμή δεν φτάνει ως το νοσοκομείο; |Ο δήμος σωπαίνει. |«Πότε;» ρώτησε ο Νίκος."),
    ("el", "Χρησιμοποίησαν τηλεσκόπιο 2,4 μ. |Ένα έτος διαρκεί 5,2 ημέρες."),
    ("de", "Davon zahlte der Bund rd. 85 Prozent. |Das war viel."),
    ("uk", "Це сказав Ґалаґан на вул. Вокзальній. |Він пішов."),
]


@pytest.mark.parametrize(("language", "marked"), SENTENCES)
def test_sentences_end_where_a_reader_of_the_language_ends_them(language, marked):
    """No abbreviation cuts a sentence in two, and none hides its end."""
    text = marked.replace("|", "")
    found = "|".join(text[start:end] + (" " if end < len(text) else "") for start, end in sentences(text, language))
    assert found == marked


def test_spans_of_greek_questions_are_of_the_text_as_it_stands():
    """The question mark is read as one, and stays the semicolon that it is."""
    text = "Πότε ανοίγει; Αύριο."
    assert [text[start:end] for start, end in sentences(text, "el")] == ["Πότε ανοίγει;", "Αύριο."]
