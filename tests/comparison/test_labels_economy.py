"""Numbers of one post told apart by a word of budgets, prices, taxes, courts or elections: invented texts."""

import pytest

from ingest.comparison import compare_texts

EN = ", governor Ivan Petrov said."
DE = ", sagte Gouverneur Ivan Petrov."
FR = ", a dit le gouverneur Ivan Petrov."
IT = ", ha detto il governatore Ivan Petrov."
ES = ", dijo el gobernador Ivan Petrov."
PL = ", powiedział gubernator Ivan Petrov."
PT = ", disse o governador Ivan Petrov."
RU = ", сказал губернатор Иван Петров."
UK = ", сказав губернатор Іван Петров."
TOLD_APART = [
    # language of the post, post, report, number of the other label, number of this label
    ("ru", "Население платит 24,10 рубля, предприятия — 38,60.", "Households pay {} roubles" + EN, "38.60", "24.10"),
    (
        "uk",
        "Для населення тариф 4,32 гривні, для промисловості 7,10.",
        "Industry pays {} hryvnias" + EN,
        "4.32",
        "7.10",
    ),
    ("ru", "Выручка завода — 480 млн рублей, прибыль — 36 млн.", "The profit was {} million roubles" + EN, "480", "36"),
    (
        "uk",
        "Виручка заводу — 480 млн грн, прибуток — 36 млн.",
        "Der Gewinn betrug {} Millionen Hrywnja" + DE,
        "480",
        "36",
    ),
    (
        "ru",
        "Товарооборот — 14 млрд рублей, инвестиции — 3,2 млрд.",
        "Zainwestowano, inwestycje to {} mld rubli" + PL,
        "14",
        "3,2",
    ),
    (
        "ru",
        "Земля принесла 48 млн рублей, имущество — 31 млн.",
        "Property brought in {} million roubles" + EN,
        "48",
        "31",
    ),
    (
        "ru",
        "Акциз принёс 48 млн рублей, НДС — 31 млн.",
        "Die Mehrwertsteuer brachte {} Millionen Rubel" + DE,
        "48",
        "31",
    ),
    (
        "uk",
        "Акциз приніс 48 млн грн, мито — 31 млн.",
        "Les recettes de la douane atteignent {} millions de hryvnias" + FR,
        "48",
        "31",
    ),
    (
        "ru",
        "Накоплено долгов на 64 млн рублей, списано 20.",
        "{} million roubles of debt has accumulated" + EN,
        "20",
        "64",
    ),
    (
        "uk",
        "Малому бізнесу дали 12 млн грн, великому — 60.",
        "Small businesses got {} million hryvnias" + EN,
        "60",
        "12",
    ),
    (
        "ru",
        "Агрофирмы получат 1,2 млрд рублей, промышленность — 2,6 млрд.",
        "La industria recibirá {} mil millones de rublos" + ES,
        "1,2",
        "2,6",
    ),
    (
        "uk",
        "Ліки коштували 18 млн грн, обладнання — 44 млн.",
        "Os medicamentos custaram {} milhões de hryvnias" + PT,
        "44",
        "18",
    ),
    ("ru", "Бензин стоит 58 рублей, дизель — 66.", "Für Diesel zahlt man {} Rubel" + DE, "58", "66"),
    ("uk", "Хліб коштує 42 гривні, молоко — 56.", "Milk costs {} hryvnias" + EN, "42", "56"),
    ("ru", "Хлеб стоит 42 рубля, молоко — 56.", "Chleb kosztuje {} rubli" + PL, "56", "42"),
    (
        "ru",
        "Зарплата брутто — 61 тысяча рублей, нетто зарплата — 53 тысячи.",
        "Der Lohn liegt netto bei {} Rubel" + DE,
        "61.000",
        "53.000",
    ),
    ("ru", "Отремонтировали крыши 40 домов, лифты — в 22.", "Lifts were repaired in {} houses" + EN, "40", "22"),
    (
        "uk",
        "Капремонт отримали 14 км доріг, ямковий ремонт — 32 км.",
        "{} km of roads were overhauled" + EN,
        "32",
        "14",
    ),
    ("ru", "Расширили 12 км дорог, построили 8 км.", "{} km of roads were widened" + EN, "8", "12"),
    ("ru", "За трамвай платят 30 рублей, за метро — 50.", "A metro ride costs {} roubles" + EN, "30", "50"),
    ("uk", "Проїзд у трамваї коштує 12 гривень, у метро — 15.", "La metropolitana costa {} grivnie" + IT, "12", "15"),
    ("ru", "С легковых машин берут 300 рублей, с грузовиков — 900.", "Lorries pay {} roubles" + EN, "300", "900"),
    ("ru", "Убийств за год 14, грабежей — 96.", "There were {} robberies in the year" + EN, "14", "96"),
    ("ru", "Возбуждено 12 уголовных дел, административных — 320.", "{} criminal cases were opened" + EN, "320", "12"),
    ("uk", "Відкрито 12 кримінальних справ, адміністративних — 320.", "Wszczęto {} spraw karnych" + PL, "320", "12"),
    ("ru", "Победитель получил 18 900 голосов, соперник — 17 250.", "The rival won {} votes" + EN, "18,900", "17,250"),
    (
        "uk",
        "Переможець отримав 18 900 голосів, суперник — 17 250.",
        "El rival obtuvo {} votos" + ES,
        "18.900",
        "17.250",
    ),
    ("ru", "Расторгнуто 14 контрактов, заключено 32.", "{} contracts were terminated" + EN, "32", "14"),
    ("uk", "Розірвано 14 контрактів, укладено 32.", "Расторгнуто {} контракта" + RU, "32", "14"),
    (
        "ru",
        "Начальная цена контракта — 240 млн рублей, лучшее предложение — 210 млн.",
        "The best offer was {} million roubles" + EN,
        "240",
        "210",
    ),
    ("ru", "Письменных обращений 640, устных — 210.", "Усних звернень {}" + UK, "640", "210"),
    ("en", "The council renamed 14 streets and widened 6.", "{} Straßen wurden umbenannt" + DE, "6", "14"),
    (
        "de",
        "Der Umsatz lag bei 48 Millionen Euro, der Reingewinn bei 5.",
        "The profit was {} million euros" + EN,
        "48",
        "5",
    ),
    (
        "pl",
        "Mieszkania kosztowały 12 mln zł, a chodniki 7 mln.",
        "The pavements cost {} million zlotys" + EN,
        "12",
        "7",
    ),
]


@pytest.mark.parametrize(("lang", "post", "report", "wrong", "right"), TOLD_APART)
@pytest.mark.parametrize("told", ["wrong", "right"])
def test_the_number_of_another_label(lang, post, report, wrong, right, told):
    number = wrong if told == "wrong" else right
    found = compare_texts(post, report.format(number), source_lang=lang)
    verdicts = [one.verdict.value for one in found if number in one.report.selector.exact]
    assert verdicts == (["other_scope"] if told == "wrong" else ["same"])
