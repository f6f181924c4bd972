"""What heads the columns of members' files, and the field that it names."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.intake.carriers import match_carrier
from njia.intake.heading_index import fields
from njia.intake.headings import match_heading
from njia.intake.marks import is_note, is_total, is_unknown, says_estimated
from njia.intake.phrases import DATA_DIR

CERTAIN = 0.75


HEADINGS = {
    "en": """
        Organisation: organisation | Name of organization: organisation | Reporting NGO: organisation
        Round: round | Case number: reference | Case ID: reference | Ref. No.: reference | File no.: reference
        S/N: row_number | No.: row_number | Serial number: row_number
        Route: journey_route | Origin - transit - destination: journey_route
        Town of origin: origin | Place of recruitment: origin | Victim city and country of origin: origin
        Hometown: origin | Origin (town, country): origin | Where was the victim recruited?: origin
        Country of origin: origin_country | Home country: origin_country | Source country: origin_country
        County of origin: origin_admin | Home district: origin_admin
        Transit points: transit | Via: transit | Border crossings used: transit
        Transit country: transit_country | Countries of transit: transit_country
        Place of exploitation: destination | Destination: destination | Final destination: destination
        City and country of exploitation: destination | Town where exploited: destination
        Country of exploitation: destination_country | Destination country: destination_country
        County of exploitation: destination_admin
        Intended destination: intended | Promised destination: intended
        Expected (intended) destination city and country: intended
        Where were they told they were going?: intended | Intended country: intended_country
        Mode of transport: modes | Means of transport: modes | Mode(s) of transportation: modes
        Mode of transport to destination: leg_modes | Airline: carriers | Bus company: carriers
        Airline(s) used: carriers | Industry: industries | Type of work: industries | Sector: industries
        Type of exploitation: exploitation | Form of exploitation: exploitation
        Industry and type of exploitation: industry_and_exploitation
        Industry/type of exploitation: industry_and_exploitation
        Number of cases: cases | No. of victims: cases | Estimated number of cases: cases
        Est. no. of victims: cases | How many victims?: cases | Total survivors: cases | Cases 2019: cases
        Min. cases: cases_low | Lowest estimate: cases_low | Maximum number of cases: cases_high
        Year: period | Date of incident: period | When: period | Month and year: period
        Date from: period_from | Start date: period_from | End date: period_to
        Case status: status | Status (ongoing/closed): status | Open or closed: status
        Source: evidence | Source of information: evidence | Worked on the case or heard of it?: evidence
        Own case or heard of?: evidence | Recruiter: recruiters | Who recruited the victim?: recruiters
        Relationship to recruiter: recruiters | Means of recruitment: means | Recruitment method: means
        Channel of recruitment: channels | Promise made: promises | What was promised?: promises
        Details on recruitment: recruitment | How was the victim recruited?: recruitment
        What was seen: observation_kind | Type of corruption: observation_kind
        Corruption observed at: observation_place | Border crossing where corruption was seen: observation_place
        Date of observation: observation_period
        Women: women | Men (18+): men | Girls (<18): girls | Boys under 18: boys | Adults: adults
        Female (under 18): girls | Female (18 and above): women | Male <18: boys
        Children: children | Females: female | Male: male | Persons with disability: with_disability
        Nationality: nationality | Citizenship of the victims: nationality
        Sex of victim: victim_sex | Gender: victim_sex | Age: victim_age
        Additional information: remarks | Notes: remarks | Filled in by: reporter | Contact person: reporter
        Name of victim: person_name | Victim's name: person_name | Full name: person_name
        Name of trafficker: person_name | Phone no.: phone | E-mail: email | ID/Passport number: id_number
        Date of birth: birth_date | D.O.B.: birth_date | Home address: address
        Date of entry: submitted_on | Date reported: submitted_on | Score: unused | Photo: unused
    """,
    "fr": """
        Organisation déclarante: organisation | Numéro de dossier: reference | N° d'ordre: row_number
        N°: row_number | Itinéraire: journey_route | Ville d'origine: origin | Lieu de recrutement: origin
        Ville et pays d'origine: origin | Pays d'origine: origin_country | Pays de provenance: origin_country
        Région d'origine: origin_admin | Points de transit: transit | Lieu de passage: transit
        Pays de transit: transit_country | Lieu d'exploitation: destination | Destination finale: destination
        Pays d'exploitation: destination_country | Pays de destination: destination_country
        Destination prévue: intended | Destination promise: intended | Pays de destination prévu: intended_country
        Moyen de transport: modes | Mode de transport utilisé: modes | Compagnie aérienne: carriers
        Moyen de transport vers la destination: leg_modes
        Secteur d'activité: industries | Type d'exploitation: exploitation
        Secteur et type d'exploitation: industry_and_exploitation | Nombre de victimes: cases
        Nombre de cas (estimé): cases | Nbre de cas: cases | Nombre minimum de cas: cases_low
        Année: period | Période: period | Date de l'incident: period | Date de début: period_from
        Statut du cas: status | Source de l'information: evidence | Recruteur: recruiters
        Lien avec la victime: recruiters | Moyens de recrutement: means | Méthode de recrutement: means
        Canal de recrutement: channels | Promesse faite: promises | Détails sur le recrutement: recruitment
        Corruption observée à: observation_place | Type de corruption: observation_kind
        Femmes: women | Hommes: men | Filles: girls | Garçons: boys | Enfants: children | Adultes: adults
        Personnes handicapées: with_disability | Nationalité: nationality | Sexe: victim_sex
        Tranche d'âge: victim_age | Remarques: remarks | Rempli par: reporter | Nom de la victime: person_name
        Nom et prénom: person_name | Téléphone: phone | Adresse: address | Pièce d'identité: id_number
        Date de naissance: birth_date | Date de saisie: submitted_on
    """,
    "sw": """
        Shirika: organisation | Namba ya kesi: reference | Na.: row_number | Njia ya safari: journey_route
        Mji wa asili: origin | Mahali alipotoka: origin | Nchi ya asili: origin_country
        Nchi anakotoka: origin_country | Kaunti ya asili: origin_admin | Alipopitia: transit
        Kituo cha njiani: transit | Nchi ya kupitia: transit_country | Mwisho wa safari: destination
        Mahali pa unyonyaji: destination | Nchi ya unyonyaji: destination_country
        Alikoahidiwa kwenda: intended | Nchi iliyokusudiwa: intended_country | Njia ya usafiri: modes
        Aina ya usafiri: modes | Shirika la ndege: carriers | Kampuni ya basi: carriers | Sekta: industries
        Aina ya kazi: industries | Aina ya unyonyaji: exploitation
        Sekta na aina ya unyonyaji: industry_and_exploitation | Idadi ya waathirika: cases
        Idadi ya kesi (makadirio): cases | Mwaka: period | Tarehe ya tukio: period | Hali ya kesi: status
        Chanzo cha taarifa: evidence | Msajili: recruiters | Aliyemwandikisha: recruiters
        Mbinu za uajiri: means | Ahadi: promises | Aliahidiwa nini?: promises | Maelezo ya uajiri: recruitment
        Jinsi alivyoandikishwa: recruitment | Rushwa ilionekana wapi?: observation_place
        Wanawake: women | Wanaume: men | Wasichana: girls | Wavulana: boys | Watoto: children
        Watu wenye ulemavu: with_disability | Uraia: nationality | Jinsia: victim_sex | Umri: victim_age
        Maoni: remarks | Imejazwa na: reporter | Jina la mwathirika: person_name | Nambari ya simu: phone
        Namba ya kitambulisho: id_number | Tarehe ya kuzaliwa: birth_date | Tarehe ya kujaza: submitted_on
    """,
    "ar": """
        اسم المنظمة: organisation | رقم الحالة: reference | الرقم التسلسلي: row_number | مسار الرحلة: journey_route
        مدينة المنشأ: origin | مكان التجنيد: origin | بلد المنشأ: origin_country | الدولة الأصلية: origin_country
        محافظة المنشأ: origin_admin | نقاط العبور: transit | بلد العبور: transit_country
        مكان الاستغلال: destination | الوجهة النهائية: destination | بلد الاستغلال: destination_country
        الوجهة المقصودة: intended | البلد الموعود: intended_country | وسيلة النقل: modes
        وسيلة النقل المستخدمة: modes | شركة الطيران: carriers | القطاع: industries | نوع العمل: industries
        نوع الاستغلال: exploitation | القطاع ونوع الاستغلال: industry_and_exploitation | عدد الضحايا: cases
        عدد الحالات (تقديري): cases | السنة: period | تاريخ الحادثة: period | حالة القضية: status
        مصدر المعلومات: evidence | القائم بالتجنيد: recruiters | وسيلة التجنيد: means | طريقة التجنيد: means
        الوعود: promises | تفاصيل التجنيد: recruitment | أين شوهد الفساد: observation_place
        النساء: women | الرجال: men | الفتيات: girls | الأولاد: boys | الأطفال: children
        ذوو الإعاقة: with_disability | الجنسية: nationality | الجنس: victim_sex | العمر: victim_age
        ملاحظات: remarks | اسم الضحية: person_name | رقم الهاتف: phone | رقم جواز السفر: id_number
        تاريخ الميلاد: birth_date | تاريخ الإدخال: submitted_on
    """,
    "am": """
        የድርጅቱ ስም: organisation | የጉዳይ ቁጥር: reference | ተ.ቁ.: row_number | የጉዞ መስመር: journey_route
        የመነሻ ከተማ: origin | የምልመላ ቦታ: origin | የትውልድ ሀገር: origin_country | የመነሻ አገር: origin_country
        የመነሻ ክልል: origin_admin | መተላለፊያ: transit | የመተላለፊያ ሀገር: transit_country
        የብዝበዛ ቦታ: destination | ብዝበዛው የተፈጸመበት ከተማ: destination | የመድረሻ ሀገር: destination_country
        የታሰበው መድረሻ: intended | ቃል የተገባለት ሀገር: intended_country | የመጓጓዣ ዓይነት: modes | አየር መንገድ: carriers
        የሥራ ዘርፍ: industries | የብዝበዛ ዓይነት: exploitation | የስራ ዘርፍና የብዝበዛ ዓይነት: industry_and_exploitation
        የተጎጂዎች ቁጥር: cases | የጉዳዮች ብዛት (በግምት): cases | ዓመት: period | የክስተቱ ቀን: period
        የጉዳዩ ሁኔታ: status | የመረጃ ምንጭ: evidence | መልማይ: recruiters | የምልመላ ዘዴ: means | የተገባ ቃል: promises
        የምልመላ ዝርዝር: recruitment | ሙስና የታየበት ቦታ: observation_place | ሴቶች: women | ወንዶች: men
        ልጃገረዶች: girls | ወንድ ልጆች: boys | ህፃናት: children | አካል ጉዳተኞች: with_disability | ዜግነት: nationality
        ፆታ: victim_sex | ዕድሜ: victim_age | አስተያየት: remarks | የተጎጂው ስም: person_name | ስልክ ቁጥር: phone
        የመታወቂያ ቁጥር: id_number | የትውልድ ቀን: birth_date | የተመዘገበበት ቀን: submitted_on
    """,
    "so": """
        Magaca ururka: organisation | Dalka asalka: origin_country | Magaalada uu ka yimid: origin
        Meelaha la maray: transit | Dalka la geeyay: destination_country | Meesha la geeyay: destination
        Nooca gaadiidka: modes | Shirkadda diyaaradda: carriers | Tirada dhibanayaasha: cases
        Nooca dhiig miirashada: exploitation | Isha xogta: evidence | Magaca dhibanaha: person_name
        Jinsiyadda: nationality | Taariikhda dhalashada: birth_date
    """,
    "om": """
        Maqaa dhaabbataa: organisation | Biyya dhalootaa: origin_country | Bakka ka'umsaa: origin
        Bakka dabarsaa: transit | Biyya ga'umsaa: destination_country | Gosa geejjibaa: modes
        Daandii qilleensaa: carriers | Lakkoofsa miidhamtootaa: cases | Gosa saamichaa: exploitation
        Madda odeeffannoo: evidence | Maqaa miidhamaa: person_name | Lammummaa: nationality
    """,
    "machines": """
        vic_TypeOfExploitation: exploitation | vic_ForcedLabourIndustry: industries | prs_FirstName: person_name
        prs_Citizenship: nationality | cas_Status: status | CountryOfExploitation: destination_country
        countryOfOrigin: origin_country | origin_country: origin_country | group_journey/origin_country: origin_country
        _submission_time: submitted_on | _uuid: reference | _index: row_number | _status: unused
        _submitted_by: reporter | transit_1: transit | numberOfVictims: cases | deviceid: unused
    """,
}


def _pairs(text: str) -> list[tuple[str, str]]:
    entries = (entry for line in text.strip().splitlines() for entry in line.split(" | "))
    return [(heading.strip(), field.strip()) for heading, field in (e.rsplit(":", 1) for e in entries)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param(heading, field, id=f"{language}: {heading}")
        for language, text in HEADINGS.items()
        for heading, field in _pairs(text)
    ],
)
def test_a_heading_names_its_field(heading: str, field: str) -> None:
    best = match_heading(heading)[0]
    assert (best.field, best.score >= CERTAIN) == (field, True)


def test_every_field_of_a_submission_has_headings_in_every_language() -> None:
    headings = tomllib.loads((DATA_DIR / "headings.toml").read_text("utf-8"))["fields"]
    assert set(headings) == fields()
    assert len(fields()) == 60
    for name, languages in headings.items():
        assert set(languages) == {"en", "fr", "sw", "ar", "am", "so", "om", "code"}, name
        assert all(languages[language] for language in languages), name


def test_the_name_of_a_field_is_a_heading_of_it() -> None:
    for field in fields():
        assert match_heading(field)[0].field == field
        assert match_heading(field)[0].score >= CERTAIN


@pytest.mark.parametrize(
    ("heading", "field", "score"),
    [
        ("COUNTRY OF ORIGIN", "origin_country", 1.0),
        ("Country-of-origin:", "origin_country", 1.0),
        ("Origin / Asili", "origin", 0.97),
        ("Asili/Origin", "origin", 0.97),
        ("Country of origin (nchi ya asili)", "origin_country", 0.97),
        ("Country of origin\nبلد المنشأ", "origin_country", 0.97),
        ("Country of origin بلد المنشأ", "origin_country", 0.97),
        ("የትውልድ ሀገር Country of origin", "origin_country", 0.97),
        ("Transit points (list all, separated by commas)", "transit", 0.97),
        ("The country of the origin", "origin_country", 0.9),
        ("Country of exploitation of the victim(s)", "destination_country", 0.9),
        ("Airline, please specify", "carriers", 0.9),
        ("Q7. Recruiter, if known", "recruiters", 0.9),
    ],
)
def test_the_score_says_how_a_heading_was_recognised(heading: str, field: str, score: float) -> None:
    best = match_heading(heading)[0]
    assert (best.field, best.score) == (field, score)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Contry of origin", "origin_country"),
        ("Country of orgin", "origin_country"),
        ("Destnation", "destination"),
        ("Trasnit", "transit"),
        ("Natonality", "nationality"),
        ("Numbr of cases", "cases"),
        ("Nunber of victims", "cases"),
        ("Exploitaion type", "exploitation"),
        ("Intended destinaton", "intended"),
        ("Recruitmnt details", "recruitment"),
        ("Mode of tranport", "modes"),
        ("Pays d'orgine", "origin_country"),
        ("Nombre de victmes", "cases"),
        ("Recruiterr", "recruiters"),
    ],
)
def test_a_slip_of_the_pen_does_not_hide_a_heading(heading: str, field: str) -> None:
    best = match_heading(heading)[0]
    assert best.field == field
    assert CERTAIN <= best.score < 1


def test_a_misspelling_between_two_headings_is_left_to_a_person() -> None:
    found = match_heading("Counry of origin")
    assert {match.field for match in found} == {"origin_country", "origin_admin"}
    assert all(match.score < CERTAIN for match in found)


@pytest.mark.parametrize(
    ("heading", "field", "index"),
    [
        ("Transit 2", "transit", 2),
        ("Transit point #3", "transit", 3),
        ("2nd transit point", "transit", 2),
        ("First transit", "transit", 1),
        ("Transit (2)", "transit", 2),
        ("Transit country 1", "transit_country", 1),
        ("Pays de transit 2", "transit_country", 2),
        ("Kituo cha pili cha njiani", "transit", 2),
        ("نقطة العبور الأولى", "transit", 1),
        ("العبور ٢", "transit", 2),
        ("መተላለፊያ 3", "transit", 3),
        ("ሁለተኛ መተላለፊያ", "transit", 2),
        ("Mode of transport to transit 1", "leg_modes", 1),
        ("Leg 2 transport", "leg_modes", 2),
        ("Airline 2", "carriers", 2),
    ],
)
def test_a_number_in_a_heading_is_kept(heading: str, field: str, index: int) -> None:
    best = match_heading(heading)[0]
    assert (best.field, best.index) == (field, index)
    assert best.score >= CERTAIN


def test_numbering_of_questions_and_years_is_no_number_of_a_stop() -> None:
    for heading in ("3. Transit", "Q3) Transit", "3.1 Transit", "Transit 2019"):
        assert (match_heading(heading)[0].field, match_heading(heading)[0].index) == ("transit", None)


@pytest.mark.parametrize(
    "apart",
    [
        (
            "Country of origin",
            "Country of exploitation",
            "Nationality",
            "Transit country",
            "Intended country",
        ),
        ("Town of origin", "Town of exploitation", "Transit town", "Intended town"),
        ("Country of origin", "County of origin"),
        ("Means of recruitment", "Means of transport", "Channel of recruitment", "Recruiter"),
        ("Mode of recruitment", "Mode of transport", "Mode of transport to destination"),
        ("Moyen de recrutement", "Moyen de transport"),
        ("Mbinu za uajiri", "Njia ya usafiri"),
        ("وسيلة التجنيد", "وسيلة النقل"),
        ("የምልመላ ዘዴ", "የመጓጓዣ ዘዴ"),
        (
            "Type of exploitation",
            "Type of work",
            "Industry and type of exploitation",
            "Place of exploitation",
        ),
        ("Number of cases", "Case number", "Case status", "Minimum number of cases"),
        ("Nombre de cas", "Numéro du cas", "Statut du cas"),
        ("Idadi ya kesi", "Namba ya kesi", "Hali ya kesi"),
        ("عدد الحالات", "رقم الحالة", "وضع الحالة"),
        ("የጉዳዮች ቁጥር", "የጉዳይ ቁጥር", "የጉዳዩ ሁኔታ"),
        ("Destination", "Intended destination"),
        ("Source of information", "Source country", "Source community"),
        ("Date of incident", "Date of entry", "Date of birth", "Date of observation", "Date from", "Date to"),
        ("Date de l'incident", "Date de saisie", "Date de naissance"),
        ("تاريخ الحادثة", "تاريخ الإدخال", "تاريخ الميلاد"),
        ("የክስተቱ ቀን", "የተመዘገበበት ቀን", "የትውልድ ቀን"),
        ("የትውልድ ሀገር", "የመድረሻ ሀገር", "ዜግነት", "የትውልድ ቀን"),
        ("Name of victim", "Name of organisation", "Name of airline", "Name of person filling the form"),
        ("Women", "Girls", "Female", "Children", "Adults"),
        ("Type of corruption", "Place where corruption was observed"),
    ],
)
def test_headings_that_look_alike_are_told_apart(apart: tuple[str, ...]) -> None:
    found = [match_heading(heading)[0] for heading in apart]
    assert all(match.score >= CERTAIN for match in found)
    assert len({match.field for match in found}) == len(apart)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Country", {"origin_country", "destination_country", "transit_country", "intended_country"}),
        ("Nchi", {"origin_country", "destination_country", "transit_country", "intended_country"}),
        ("Pays", {"origin_country", "destination_country", "transit_country", "intended_country"}),
        ("بلد", {"origin_country", "destination_country", "transit_country", "intended_country"}),
        ("ሀገር", {"origin_country", "destination_country", "transit_country", "intended_country"}),
        ("City", {"origin", "destination", "transit", "intended"}),
        ("Town/City", {"origin", "destination", "transit", "intended"}),
        ("Mji", {"origin", "destination", "transit", "intended"}),
        ("Ville", {"origin", "destination", "transit", "intended"}),
        ("Location", {"origin", "destination"}),
        ("Place", {"origin", "destination"}),
        ("County", {"origin_admin", "destination_admin"}),
        ("Date", {"period", "submitted_on"}),
        ("Type", {"exploitation", "industries"}),
        ("Name", {"person_name", "organisation"}),
        ("Country of the victim", {"origin_country", "destination_country"}),
    ],
)
def test_a_heading_that_says_too_little_is_left_to_its_neighbours(heading: str, expected: set[str]) -> None:
    found = match_heading(heading)
    assert expected <= {match.field for match in found}
    assert all(match.score < CERTAIN for match in found)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_a_word_for_a_quantity_alone_is_the_number_of_cases() -> None:
    assert [match_heading(heading)[0].field for heading in ("Idadi", "العدد", "ብዛት", "Nombre")] == [
        "cases"
    ] * 4
    assert all(
        match.score < CERTAIN for heading in ("Number", "رقم", "ቁጥር") for match in match_heading(heading)
    )


def test_a_column_of_observations_is_free_text_unless_it_says_of_what() -> None:
    assert match_heading("Observations")[0].field == "remarks"
    assert match_heading("What was observed")[0].field == "observation_kind"


def test_a_bare_name_is_never_surely_a_persons() -> None:
    for heading in ("Name", "Names", "Nom", "Jina", "الاسم", "ስም", "Magaca", "Maqaa"):
        assert all(match.score < CERTAIN for match in match_heading(heading))


@pytest.mark.parametrize(
    "cell",
    [
        "Kenya", "Nairobi", "Busia, Kenya", "Saudi Arabia", "Manama", "المنامة", "Iraq", "العراق", "Équateur",
        "Gonder", "Masasi", "Maseno", "كينيا", "ኬንያ", "Nairobi to Mombasa", "Busia (transit)",
        "Domestic work", "Domestic servitude", "Commercial sex", "Kazi za nyumbani", "Travail domestique",
        "عمل منزلي", "የቤት ውስጥ ስራ", "Forced labour", "Travail forcé", "Sexual exploitation", "Child labour",
        "Debt bondage", "Bus", "Bus and plane", "Ndege", "Plane (Emirates)", "Kenya Airways", "Airport",
        "Relative", "Close friend", "Recruitment agency", "Registered recruitment agency", "Agent or broker",
        "Word of mouth", "Job offer in hotel", "Deception, threat", "Coercion", "Better life", "Partner",
        "Case closed", "Ongoing", "worked", "Worked on case", "Yes", "No", "Unknown", "2019", "Mar 2019", "12",
        "3 girls", "10 cases", "10-15", "about 20", "F/012", "SA-2020/07",
        "Note: country of origin is as told by the victim",
        "Source: interviews with survivors at the shelter in 2019",
        "The victims were recruited by an agent in their village and taken to Nairobi by bus.",
    ],
)  # fmt: skip
def test_what_stands_in_cells_is_no_heading(cell: str) -> None:
    assert all(match.score < CERTAIN for match in match_heading(cell))


def test_two_fields_in_one_heading_are_not_chosen_between() -> None:
    found = match_heading("Recruiter / Airline")
    assert {match.field for match in found} == {"recruiters", "carriers"}
    assert all(match.score < CERTAIN for match in found)


@given(st.text(max_size=200))
def test_any_text_may_stand_in_a_heading(text: str) -> None:
    found = match_heading(text)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert all(match.field in fields() and 0 < match.score <= 1 and match.why for match in found)
    for tell in (is_note, is_total, is_unknown, says_estimated):
        assert tell(text) in {True, False}
    match_carrier(text)
