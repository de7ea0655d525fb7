"""How an idea was chosen, in Turkish: the explanation alone; the rest of the product has no Turkish yet.

After a number the noun stays in the singular, so both forms are the same almost everywhere.
"""

from __future__ import annotations

from app.domain.telling.words import Counted, Words


def _same(text: str) -> Counted:
    return (text, text)


TURKISH = Words(
    code="tr",
    name="Türkçe",
    decimal=",",
    coins=_same("{number} jeton"),
    about=_same("yaklaşık {number} jeton"),
    fewer="1 jetondan az",
    rules={
        "plain": "En çok oy",
        "equal_shares": "Eşit paylar",
        "phragmen": "Biriktirme (Phragmén)",
        "sequential_pav": "Kesirli oylar (PAV)",
    },
    intros={
        "plain": "Fikirler oy sayısına göre yukarıdan aşağıya seçilir: önce en çok oy alan, sonra sıradaki; "
        "bütün yerler "
        "dolana kadar böyle sürer. Bu yolla daha küçük bir grubun eli boş kalabilir.",
        "equal_shares": "Herkese aynı miktarda para verildiğini düşünelim: {purse}. Her fikrin bedeli "
        "{cost}. Bir fikre oy "
        "verenler bedelini birlikte öder. Önce, destekleyenlerin kişi başına en az ödediği fikir seçilir. "
        "Ödeyen kişinin parası azalır. Böylece sıra başkalarına da gelir.",
        "phragmen": "Herkes parasız başlar ve herkese yavaş yavaş, eşit sayıda jeton verilir. Her fikrin "
        "bedeli {cost}. "
        "Bir fikri isteyenlerin parası birlikte yettiği anda o fikir seçilir ve onlar bunun için ellerindeki her "
        "şeyi verir. Diğerlerinin parası kendilerinde kalır.",
        "sequential_pav": "Başlangıçta her oy tam sayılır. Bir kişinin oy verdiği bir fikir seçilince, o kişinin oyu "
        "bundan sonra yarım, seçilen iki fikirden sonra üçte bir sayılır ve bu böyle devam eder. Her seferinde, bu "
        "hesapla en çok oyu toplayan fikir seçilir.",
    },
    larger_purses="100 jetonla bütün yerler dolmayacaktı. Bu yüzden herkes biraz daha fazlasıyla başladı.",
    points_as_approvals="Burada puan, onay yerine geçer: Birinin bir puan mı yoksa daha fazla mı verdiği fark etmez.",
    nobody="Hiç kimse oy vermedi.",
    round_before="{number}. tur: ",
    round_after=" seçildi.",
    plain_approvals=_same("Bu fikre {number} kişi oy verdi."),
    plain_points=(
        "Bu fikre {number} kişi, {votes} puanla oy verdi.",
        "Bu fikre {number} kişi, toplam {votes} puanla oy verdi.",
    ),
    most="Hâlâ seçilebilecek fikirlerden hiçbirinin oyu daha fazla değildi.",
    together=(
        "Bu fikri {number} kişi istiyordu ve elinde {coins} kalmıştı.",
        "Bu fikri {number} kişi istiyordu ve ellerinde toplam {coins} kalmıştı.",
    ),
    pays="Her biri {coins} öder.",
    pays_per_point="Her puan için {coins} öderler.",
    spent="Elinde daha az kalanlar, kalan paralarının hepsini verdi.",
    cheapest="Başka hiçbir fikir, destekleyenleri için bu kadar ucuz değildi.",
    larger="Başlangıç parası artırılmasaydı bu fikir seçilemezdi.",
    first_given="Artık para, tam bir fikre yetmiyordu.",
    given="Bu yüzden herkese eşit miktarda daha verildi: {coins}.",
    first_enough=(
        "Böylece parası ilk yeten, bu fikri isteyen {number} kişi oldu.",
        "Böylece parası birlikte ilk yetenler, bu fikri isteyen {number} kişi oldu.",
    ),
    rest="Bir yer hâlâ boştu; başlangıç parası daha da artırılsaydı fazla sayıda fikir seçilecekti. "
    "Bu yer, en çok oy alan fikre verildi.",
    saved="Herkese eşit miktarda verildi: {coins}.",
    weighed=(
        "Bu fikri {number} kişi istiyordu. Oyunun değeri {weight} idi.",
        "Bu fikri {number} kişi istiyordu. Oylarının toplam değeri {weight} idi.",
    ),
    heaviest="Başka hiçbir fikrin değeri bundan fazla değildi.",
    withheld="Bunda beşten az kişinin payı vardı. Kimse tanınmasın diye burada sayı verilmiyor.",
    tied_support=(
        "{ideas} numaralı fikir tam olarak eşitti. Bu fikrin desteği daha fazlaydı.",
        "{ideas} numaralı fikirler tam olarak eşitti. Bu fikrin desteği daha fazlaydı.",
    ),
    tied_lot=(
        "{ideas} numaralı fikir tam olarak eşitti. Kararı kura verdi (kura sayısı: {seed}).",
        "{ideas} numaralı fikirler tam olarak eşitti. Kararı kura verdi (kura sayısı: {seed}).",
    ),
    bars=(
        "{ideas} numaralı fikir böylece kenara ayrıldı: İkisinden yalnızca biri seçilebilir.",
        "{ideas} numaralı fikirler böylece kenara ayrıldı: Bu fikirle birlikte seçilemezler.",
    ),
    left_out=_same("{all} kişi arasından {number} kişinin oy verdiği fikirlerin hiçbiri seçilmemiş olurdu."),
    none_left_out="{all} kişinin her biri için, oy verdiği en az bir fikir seçilmiş olurdu.",
    language="Açıklamanın dili",
    way="Sayım yöntemi",
    question="Soru",
    picture="{number}. turdan sonra keseler",
    legend_left="geriye kalan",
    legend_paid="bu fikir için ödenen",
    one_person="Her sütun bir kişidir. En çok parası kalanlar baştadır.",
    some_people="Her sütun yaklaşık {number} kişidir. En çok parası kalanlar baştadır.",
    have_left=("{number} kişide {coins} kaldı", "{number} kişinin her birinde {coins} kaldı"),
    between="Bundan sonra kişilerin elinde {least} ile {most} arası kaldı; yarısının elinde en fazla {middle} var.",
    no_picture="Bu turun resmi yok.",
    words_are_enough="Bu sayım yöntemi parasız işler; jetonlu bir resme gerek yok.",
    back="Geri",
    next="Sonraki adım",
    play="Oynat",
    stop="Durdur",
    step="Adım {number} / {all}",
)
