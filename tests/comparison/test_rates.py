"""How often, an average or a limit, a share or a count: one number told as another kind of number. Invented texts."""

import pytest

from ingest.comparison import compare_texts

SAID = {
    "en": ", Governor Anna Lukina said.",
    "de": ", teilte Gouverneurin Anna Lukina mit.",
    "fr": ", a déclaré la gouverneure Anna Lukina.",
    "it": ", ha detto la governatrice Anna Lukina.",
    "es": ", dijo la gobernadora Anna Lukina.",
    "pl": ", poinformowała gubernator Anna Lukina.",
    "pt": ", disse a governadora Anna Lukina.",
    "ru": ", сообщила губернатор Анна Лукина.",
    "uk": ", повідомила губернаторка Анна Лукіна.",
}
# languages of post and report, post, report, number
RATES = [
    ("ru", "en", "Полевая кухня ежедневно выдаёт 900 обедов.", "The field kitchen hands out 900 meals a week", "900"),
    ("ru", "en", "За день привозят 30 тонн воды.", "30 tonnes of water are brought each week", "30"),
    ("ru", "ru", "Каждый день выдаём 450 наборов.", "В месяц выдают 450 наборов", "450"),
    ("ru", "ru", "Завод выпускает 1 200 окон в месяц.", "Завод выпускает 1 200 окон в год", "1 200"),
    ("ru", "uk", "В смену работают 80 человек.", "Щодоби працюють 80 осіб", "80"),
    ("ru", "en", "За смену шахта даёт 3 200 тонн.", "The mine yields 3,200 tonnes a day", "3,200"),
    ("uk", "en", "Щотижня вивозимо 75 тонн сміття.", "75 tonnes of rubbish are removed every day", "75"),
    ("uk", "en", "Щомісяця центр приймає 640 пацієнтів.", "The centre treats 640 patients a week", "640"),
    ("uk", "en", "Кожна сім'я отримує 12 тисяч гривень щомісяця.", "Each family gets 12,000 hryvnias a year", "12,000"),
    ("uk", "en", "Пекарня дає 900 буханців на добу.", "The bakery produces 900 loaves an hour", "900"),
    ("uk", "de", "Щодня роздаємо 900 обідів.", "Jede Woche werden 900 Mahlzeiten verteilt", "900"),
    ("uk", "fr", "Щодня роздаємо 900 обідів.", "900 repas sont distribués chaque semaine", "900"),
    ("uk", "it", "Щодня роздаємо 900 обідів.", "Ogni settimana vengono distribuiti 900 pasti", "900"),
    ("uk", "es", "Щодня роздаємо 900 обідів.", "Cada semana se reparten 900 comidas", "900"),
    ("uk", "pl", "Щодня роздаємо 900 обідів.", "Co tydzień wydaje się 900 obiadów", "900"),
    ("uk", "pt", "Щодня роздаємо 900 обідів.", "São distribuídas 900 refeições por semana", "900"),
    ("uk", "uk", "Щодня роздаємо 900 обідів.", "Щотижня роздають 900 обідів", "900"),
    ("ru", "en", "Всего раздали 900 обедов.", "The kitchen hands out 900 meals a day", "900"),
    ("ru", "en", "С начала месяца раздали 900 обедов.", "The kitchen hands out 900 meals every day", "900"),
    ("ru", "en", "Пособие — 6 200 рублей в месяц.", "The allowance is 6,200 roubles a year", "6,200"),
    ("ru", "en", "Стипендия — 80 тысяч рублей в год.", "The grant is 80,000 roubles a month", "80,000"),
    ("de", "en", "Täglich werden 350 Pakete verteilt.", "350 parcels a week are given out", "350"),
    ("fr", "en", "Le centre reçoit 120 appels par jour.", "The centre gets 120 calls a month", "120"),
    ("it", "en", "La mensa serve 430 pasti al giorno.", "The canteen serves 430 meals a week", "430"),
    ("es", "en", "El comedor reparte 430 comidas diarias.", "The canteen hands out 430 meals a month", "430"),
    ("pl", "en", "Stołówka wydaje 430 obiadów dziennie.", "The canteen serves 430 meals a week", "430"),
    ("pt", "en", "A cantina serve 430 refeições por dia.", "The canteen serves 430 meals a week", "430"),
    ("en", "ru", "The plant makes 70 engines a month.", "Завод выпускает 70 двигателей в неделю", "70"),
    ("en", "de", "The plant makes 70 engines a month.", "Das Werk baut 70 Motoren pro Woche", "70"),
    ("ru", "en", "Кухня ежедневно кормит 310 человек.", "The kitchen feeds 310 people a week", "310"),
    ("ru", "en", "Ежемесячно рождаются 210 детей.", "210 children are born every year", "210"),
    ("ru", "en", "Паром перевозит 400 машин в день.", "The ferry carries 400 cars an hour", "400"),
]
LEVELS = [
    (
        "ru",
        "en",
        "Средняя пенсия — 23 150 рублей, минимальная существенно ниже.",
        "The minimum pension stands at 23,150 roubles",
        "23,150",
    ),
    ("ru", "en", "Средняя зарплата в школах — 48 тысяч рублей.", "Teachers are paid at least 48,000 roubles", "48,000"),
    (
        "ru",
        "en",
        "Средняя зарплата в школах — 48 тысяч рублей.",
        "The highest salary in schools is 48,000 roubles",
        "48,000",
    ),
    ("ru", "en", "Средняя зарплата в школах — 48 тысяч рублей.", "Every teacher gets 48,000 roubles", "48,000"),
    (
        "ru",
        "en",
        "Средняя зарплата сейчас 84 тысячи рублей, сварщики получают 126 тысяч.",
        "Pay now averages 126,000 roubles a month across the workforce",
        "126,000",
    ),
    (
        "ru",
        "en",
        "Средняя зарплата на заводе — 70 тысяч, инженеры получают 110 тысяч рублей.",
        "The average pay at the plant is 110,000 roubles",
        "110,000",
    ),
    ("ru", "en", "Инженеры получают 110 тысяч рублей.", "The average pay at the plant is 110,000 roubles", "110,000"),
    ("ru", "en", "Рекордный удой — 42 литра.", "The average yield is 42 litres", "42"),
    ("ru", "en", "Максимальная температура — 38 градусов.", "The average temperature was 38 degrees", "38"),
    ("uk", "en", "Найнижча пенсія — 3 800 гривень.", "The average pension is 3,800 hryvnias", "3,800"),
    ("uk", "en", "Мінімальна зарплата — 8 647 гривень.", "Salaries average 8,647 hryvnias", "8,647"),
    ("uk", "uk", "Середня зарплата — 26 тисяч гривень.", "Найнижча зарплата — 26 тисяч гривень", "26"),
    ("uk", "ru", "Середня зарплата — 26 тисяч гривень.", "Минимальная зарплата — 26 тысяч гривен", "26"),
    ("uk", "de", "Середня зарплата — 26 тисяч гривень.", "Der Mindestlohn beträgt 26.000 Hrywnja", "26.000"),
    ("uk", "fr", "Середня зарплата — 26 тисяч гривень.", "Le salaire minimum est de 26.000 hryvnias", "26.000"),
    ("uk", "it", "Середня зарплата — 26 тисяч гривень.", "Il salario minimo è di 26.000 grivnie", "26.000"),
    ("uk", "es", "Середня зарплата — 26 тисяч гривень.", "El salario mínimo es de 26.000 grivnas", "26.000"),
    ("uk", "pl", "Середня зарплата — 26 тисяч гривень.", "Najniższa pensja wynosi 26 tys. hrywien", "26"),
    ("uk", "pt", "Середня зарплата — 26 тисяч гривень.", "O salário mínimo é de 26.000 grívnias", "26.000"),
    (
        "uk",
        "de",
        "Найвища врожайність — 94 центнери з гектара.",
        "Der durchschnittliche Ertrag liegt bei 94 Dezitonnen je Hektar",
        "94",
    ),
    ("ru", "en", "Медианная зарплата — 52 тысячи рублей.", "The top salary is 52,000 roubles", "52,000"),
    ("ru", "en", "Порывы ветра достигали 27 м/с.", "The average wind speed was 27 m/s", "27"),
    ("de", "en", "Der Durchschnittslohn liegt bei 3.200 Euro.", "The lowest wage is 3,200 euros", "3,200"),
    ("fr", "en", "Le loyer moyen est de 620 euros.", "The highest rent is 620 euros", "620"),
    ("it", "en", "Lo stipendio medio è di 1.480 euro.", "The minimum salary is 1,480 euros", "1,480"),
    ("es", "en", "La pensión media es de 990 euros.", "The minimum pension is 990 euros", "990"),
    ("pl", "en", "Średnia pensja wynosi 6 200 zł.", "The lowest salary is 6,200 zloty", "6,200"),
    ("pt", "en", "A renda média é de 740 euros.", "The lowest rent is 740 euros", "740"),
    ("ru", "en", "Рекордная цена — 310 рублей за кило.", "The average price is 310 roubles a kilo", "310"),
    (
        "ru",
        "ru",
        "Сварщики получают 126 тысяч, средняя по верфи — 84 тысячи рублей.",
        "Средняя зарплата на верфи — 126 тысяч рублей",
        "126",
    ),
]
KINDS = [
    ("uk", "en", "Через дорогу електроенергію закрилися 12 відсотків кав'ярень.", "High prices closed 12 cafes", "12"),
    ("uk", "pl", "Через дорогу електроенергію закрилися 12 відсотків кав'ярень.", "Zamknięto 12 kawiarni", "12"),
    ("uk", "ru", "Закрилися 12% кав'ярень.", "Закрылись 12 кафе", "12"),
    ("uk", "de", "Закрилися 12% кав'ярень.", "12 Cafés haben geschlossen", "12"),
    ("ru", "en", "Без света 40% посёлков.", "40 settlements are without power", "40"),
    ("ru", "en", "Отремонтировано 35 процентов дорог.", "35 roads have been repaired", "35"),
    ("ru", "en", "Привиты 64% медиков.", "64 medics have been vaccinated", "64"),
    ("ru", "fr", "Привиты 64% медиков.", "64 soignants ont été vaccinés", "64"),
    ("ru", "it", "Закрыты 15% школ.", "Chiuse 15 scuole", "15"),
    ("ru", "es", "Закрыты 15% школ.", "Cerradas 15 escuelas", "15"),
    ("ru", "pt", "Закрыты 15% школ.", "Fechadas 15 escolas", "15"),
    ("ru", "en", "Закрылись 12 кафе.", "Twelve percent of cafes have closed", "Twelve"),
    ("ru", "en", "Отремонтировано 35 дорог.", "35% of roads have been repaired", "35"),
    ("uk", "en", "Пошкоджено 8 шкіл.", "Eight per cent of schools were damaged", "Eight"),
    ("uk", "de", "Пошкоджено 18 шкіл.", "18 Prozent der Schulen wurden beschädigt", "18"),
    ("uk", "fr", "Пошкоджено 18 шкіл.", "18 % des écoles ont été endommagées", "18"),
    ("uk", "ru", "Пошкоджено 18 шкіл.", "Повреждены 18% школ", "18"),
    ("uk", "en", "Серед них 9-річна дівчинка, її прооперували.", "Among them nine girls", "nine"),
    ("uk", "en", "Поранено 7-річного хлопчика.", "Seven boys were wounded", "Seven"),
    ("ru", "en", "Погибла 6-летняя девочка.", "Six girls were killed", "Six"),
    ("ru", "en", "Ранен 12-летний мальчик.", "12 boys were injured", "12"),
    ("ru", "en", "Пострадал ребёнок 5 лет.", "Five children were hurt", "Five"),
    ("ru", "de", "Погибла 6-летняя девочка.", "Sechs Mädchen kamen ums Leben", "Sechs"),
    ("ru", "fr", "Погибла 6-летняя девочка.", "Six filles ont été tuées", "Six"),
    ("ru", "it", "Погибла 6-летняя девочка.", "Sei bambine sono morte", "Sei"),
    ("ru", "es", "Погибла 6-летняя девочка.", "Murieron seis niñas", "seis"),
    ("ru", "pl", "Погибла 6-летняя девочка.", "Zginęło sześć dziewczynek", "sześć"),
    ("ru", "pt", "Погибла 6-летняя девочка.", "Morreram seis meninas", "seis"),
    ("ru", "uk", "Погибла 6-летняя девочка.", "Загинули шість дівчат", "шість"),
    ("uk", "en", "Травмовано 34-річну жінку.", "34 women were injured", "34"),
    ("uk", "en", "Постраждала жінка, 61 рік.", "61 women were hurt", "61"),
    ("uk", "en", "Поранення дістав чоловік 43 років.", "43 men were wounded", "43"),
    ("fr", "en", "Une fillette de 8 ans a été blessée.", "Eight girls were injured", "Eight"),
    ("it", "en", "Ferita una bambina di 8 anni.", "Eight girls were injured", "Eight"),
    ("es", "en", "Una niña de 8 años resultó herida.", "Eight girls were injured", "Eight"),
    ("pl", "en", "Ranna została 8-letnia dziewczynka.", "Eight girls were injured", "Eight"),
    ("pt", "en", "Uma menina de 8 anos ficou ferida.", "Eight girls were injured", "Eight"),
    ("ru", "en", "Открылась 17-я школа.", "17 schools have opened", "17"),
    ("ru", "en", "Автобус № 24 возвращается на маршрут.", "24 buses are back on the route", "24"),
    ("ru", "en", "Пожар в доме 14 по улице Садовой потушен.", "Fires in 14 houses were put out", "14"),
    ("uk", "en", "Маршрут № 31 продовжили до лікарні.", "31 routes were extended", "31"),
    ("ru", "en", "Ремонт моста займёт 18 дней.", "18 bridges will be repaired", "18"),
    ("uk", "en", "Рятувальники працювали 14 годин.", "14 rescuers were at work", "14"),
    ("uk", "en", "Школа № 12 відновила навчання.", "Twelve schools have resumed lessons", "Twelve"),
]
KEPT = [
    ("ru", "en", "Полевая кухня ежедневно выдаёт 900 обедов.", "The field kitchen hands out 900 meals a day", "900"),
    ("ru", "en", "Полевая кухня ежедневно выдаёт 900 обедов.", "900 hot meals are served daily", "900"),
    ("ru", "en", "Полевая кухня ежедневно выдаёт 900 обедов.", "The field kitchen gives out 900 meals", "900"),
    ("ru", "en", "За сутки выдали 900 обедов.", "900 meals were handed out in a day", "900"),
    ("ru", "en", "За день раздают 30 тонн воды.", "30 tonnes of water a day are brought", "30"),
    ("ru", "ru", "Каждый день выдаём 450 наборов.", "Ежедневно выдают 450 наборов", "450"),
    ("uk", "en", "Щотижня вивозимо 75 тонн сміття.", "75 tonnes of rubbish a week are removed", "75"),
    ("uk", "en", "Щотижня вивозимо 75 тонн сміття.", "75 tonnes of rubbish are removed weekly", "75"),
    ("uk", "en", "Щомісяця центр приймає 640 пацієнтів.", "The centre sees 640 patients a month", "640"),
    ("uk", "de", "Щодня роздаємо 900 обідів.", "Täglich werden 900 Mahlzeiten verteilt", "900"),
    ("uk", "fr", "Щодня роздаємо 900 обідів.", "900 repas sont distribués chaque jour", "900"),
    ("uk", "it", "Щодня роздаємо 900 обідів.", "Ogni giorno vengono distribuiti 900 pasti", "900"),
    ("uk", "es", "Щодня роздаємо 900 обідів.", "Cada día se reparten 900 comidas", "900"),
    ("uk", "pl", "Щодня роздаємо 900 обідів.", "Codziennie wydaje się 900 obiadów", "900"),
    ("uk", "pt", "Щодня роздаємо 900 обідів.", "São distribuídas 900 refeições por dia", "900"),
    ("uk", "en", "За тиждень роздали 900 обідів.", "900 meals were given out this week", "900"),
    ("uk", "en", "Цього тижня щодня роздавали 900 обідів.", "900 meals a day were given out this week", "900"),
    ("ru", "en", "Пособие — 6 200 рублей ежемесячно.", "The allowance is 6,200 roubles a month", "6,200"),
    ("ru", "en", "Пособие — 6 200 рублей ежемесячно.", "The monthly allowance is 6,200 roubles", "6,200"),
    ("ru", "en", "Бюджет — 3,2 млрд рублей в год.", "The annual budget is 3.2 billion roubles", "3.2"),
    ("ru", "en", "Средняя зарплата — 61 тысяча рублей.", "The average salary is 61,000 roubles a month", "61,000"),
    ("ru", "en", "Пекарня выпекает 4 тонны хлеба за ночь.", "The bakery makes four tonnes of bread a night", "four"),
    ("ru", "en", "Станция пропускает 600 машин в час.", "The station lets 600 cars through an hour", "600"),
    (
        "ru",
        "en",
        "Два раза в неделю автолавка привозит 40 буханок.",
        "The mobile shop brings 40 loaves twice a week",
        "40",
    ),
    ("ru", "en", "В прошлом году рождались 210 детей в месяц.", "Last year 210 children were born a month", "210"),
    ("ru", "en", "Средняя пенсия — 23 150 рублей.", "The average pension stands at 23,150 roubles", "23,150"),
    ("ru", "en", "Средняя пенсия — 23 150 рублей.", "Pensions average 23,150 roubles", "23,150"),
    ("ru", "en", "Средняя пенсия — 23 150 рублей.", "The mean pension is 23,150 roubles", "23,150"),
    ("ru", "en", "Средняя пенсия — 23 150 рублей.", "Pensioners receive 23,150 roubles on average", "23,150"),
    ("ru", "en", "Средняя пенсия — 23 150 рублей.", "The typical pension is 23,150 roubles", "23,150"),
    ("ru", "en", "Медианная зарплата — 52 тысячи рублей.", "The median salary is 52,000 roubles", "52,000"),
    ("ru", "en", "Рекордный удой — 42 литра.", "The record yield is 42 litres", "42"),
    ("ru", "en", "Максимальная температура — 38 градусов.", "The mercury peaked at 38 degrees", "38"),
    ("ru", "en", "Максимальная температура — 38 градусов.", "The highest temperature was 38 degrees", "38"),
    ("uk", "en", "Найнижча пенсія — 3 800 гривень.", "The smallest pension is 3,800 hryvnias", "3,800"),
    ("uk", "en", "Мінімальна зарплата — 8 647 гривень.", "The lowest wage is 8,647 hryvnias", "8,647"),
    (
        "ru",
        "en",
        "Средняя зарплата сейчас 84 тысячи рублей, сварщики получают 126 тысяч.",
        "Welders earn 126,000 roubles and the average wage is 84,000",
        "126,000",
    ),
    (
        "ru",
        "en",
        "Средняя зарплата сейчас 84 тысячи рублей, сварщики получают 126 тысяч.",
        "The average wage is 84,000 roubles, while welders earn 126,000",
        "84,000",
    ),
    (
        "ru",
        "en",
        "Средняя зарплата сварщиков 126 тысяч рублей.",
        "Welders are paid 126,000 roubles on average",
        "126,000",
    ),
    ("ru", "en", "Средний урожай — 42 центнера с гектара.", "The crop averages 42 centners a hectare", "42"),
    (
        "uk",
        "en",
        "Середня зарплата вчителя — 26 тисяч гривень.",
        "A teacher earns 26,000 hryvnias on average",
        "26,000",
    ),
    ("uk", "en", "Середня зарплата вчителя — 26 тисяч гривень.", "Teachers earn 26,000 hryvnias", "26,000"),
    ("uk", "de", "Середня зарплата — 26 тисяч гривень.", "Der Durchschnittslohn beträgt 26.000 Hrywnja", "26.000"),
    ("uk", "fr", "Середня зарплата — 26 тисяч гривень.", "Le salaire moyen est de 26.000 hryvnias", "26.000"),
    ("uk", "pl", "Середня зарплата — 26 тисяч гривень.", "Średnia pensja wynosi 26 tys. hrywien", "26"),
    ("uk", "en", "Закрилися 12% кав'ярень.", "12% of cafes closed", "12"),
]


def _verdict(lang: str, report_lang: str, post: str, report: str, number: str) -> str:
    compared = compare_texts(post, report + SAID[report_lang], source_lang=lang, report_lang=report_lang)
    return next(one.verdict.value for one in compared if number in one.report.selector.exact)


@pytest.mark.parametrize("case", RATES, ids=lambda case: case[3])
def test_another_rate_is_another_scope(case: tuple[str, str, str, str, str]) -> None:
    assert _verdict(*case) == "other_scope"


@pytest.mark.parametrize("case", LEVELS, ids=lambda case: case[3])
def test_another_level_is_another_scope(case: tuple[str, str, str, str, str]) -> None:
    assert _verdict(*case) == "other_scope"


@pytest.mark.parametrize("case", KINDS, ids=lambda case: case[3])
def test_another_kind_of_number_is_another_scope(case: tuple[str, str, str, str, str]) -> None:
    assert _verdict(*case) == "other_scope"


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case[3])
def test_the_same_in_other_words_is_the_same(case: tuple[str, str, str, str, str]) -> None:
    assert _verdict(*case) == "same"
