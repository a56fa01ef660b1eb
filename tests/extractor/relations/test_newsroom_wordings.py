"""The five families on the wordings of newsrooms: verbs of rise and fall, what a share is of, what is multiplied."""

from __future__ import annotations

import pytest
from linked import accused, relations

FAMILIES = ("change", "share", "difference", "product", "ratio")

HOLDS = [
    ("change", "Tarif tol dikerek 10 persen dari Rp20.000 menjadi Rp22.000.", "20.000 -> 22.000 naik 10%"),
    (
        "change",
        "Ekspor nikel terpental 25 persen ke posisi US$30 juta dari US$40 juta.",
        "40 juta -> 30 juta turun 25%",
    ),
    (
        "change",
        "Harga telur tergelincir 10 persen ke level Rp27.000 per kilogram dari Rp30.000 per kilogram.",
        "30.000 -> 27.000 turun 10%",
    ),
    ("change", "Penjualan terkatrol dari 400 unit ke 500 unit, itu 25 persen.", "400 -> 500 naik 25%"),
    ("change", "Jumlah pasien tinggal 90 orang dari semula 100 orang, atau menyusut 10 persen.", "100 -> 90 turun 10%"),
    (
        "change",
        "Kredit bertengger di Rp600 miliar. Setahun silam angkanya Rp500 miliar, jadi ada pertumbuhan 20 persen.",
        "500 miliar -> 600 miliar naik 20%",
    ),
    (
        "change",
        "Tercatat 120 kasus, bertambah 20 kasus dibanding tahun lalu yang 100 kasus. Lonjakannya 20 persen.",
        "100 -> 120 naik 20%",
    ),
    (
        "change",
        "Kapasitas pembangkit menyentuh 110 GW. Ada tambahan 10 GW atau 10 persen dari posisi"
        " tahun lalu sebesar 100 GW.",
        "100 -> 110 naik 10%",
    ),
    ("change", "Setahun silam volumenya baru 80 ton, kini sudah 100 ton atau naik 25 persen.", "80 -> 100 naik 25%"),
    (
        "change",
        "Impor menciut 20 persen secara bulanan, dari US$50 juta ke US$40 juta.",
        "50 juta -> 40 juta turun 20%",
    ),
    (
        "change",
        "Jumlah penumpang melejit dari 1,2 juta orang ke 1,5 juta orang, itu 25 persen.",
        "1,2 juta -> 1,5 juta naik 25%",
    ),
    (
        "change",
        "Harga emas ambles ke level Rp1.900.000 per gram, susut 5 persen dari Rp2.000.000 per gram.",
        "2.000.000 -> 1.900.000 turun 5%",
    ),
    (
        "change",
        "Jumlah penganggur tinggal 90 ribu orang dari semula 100 ribu orang, atau menyusut 10 persen.",
        "100 ribu -> 90 ribu turun 10%",
    ),
    (
        "change",
        "IHSG ditutup di 7.140, menguat 2 persen dibandingkan penutupan sebelumnya di 7.000.",
        "7.000 -> 7.140 naik 2%",
    ),
    ("change", "Saham TLKM rontok 10% ke posisi Rp2.700 dari Rp3.000.", "3.000 -> 2.700 turun 10%"),
    ("change", "Kasus stunting melandai 20 persen, dari 500 anak menjadi 400 anak.", "500 -> 400 turun 20%"),
    (
        "change",
        "Tahun lalu pemudik 2 juta orang. Sekarang 2,5 juta orang, artinya melonjak 25 persen.",
        "2 juta -> 2,5 juta naik 25%",
    ),
    (
        "change",
        "Setoran pajak terkerek menjadi Rp120 miliar. Pada periode yang sama tahun lalu setorannya"
        " Rp100 miliar. Kenaikannya 20 persen.",
        "100 miliar -> 120 miliar naik 20%",
    ),
    (
        "change",
        "Perusahaan membukukan laba Rp5 triliun pada 2024, sedangkan pada 2023 laba Rp4 triliun, melesat 25 persen.",
        "4 triliun -> 5 triliun naik 25%",
    ),
    ("share", "Porsi migas 20 persen, nilainya US$40 juta, dari ekspor US$200 juta.", "40 juta / 200 juta = 20%"),
    (
        "share",
        "Laba bersih perseroan Rp200 miliar. Dividennya Rp60 miliar, mewakili 30 persen laba bersih.",
        "60 miliar / 200 miliar = 30%",
    ),
    ("share", "Karyawannya 500 orang, 80 persen di antaranya atau 400 orang warga setempat.", "400 / 500 = 80%"),
    (
        "share",
        "Volume penjualan 20 juta ton: 12 juta ton diserap pasar ekspor (60 persen), 8 juta ton"
        " pasar domestik (40 persen).",
        "12 juta / 20 juta = 60%",
    ),
    (
        "share",
        "Volume penjualan 20 juta ton: 12 juta ton diserap pasar ekspor (60 persen), 8 juta ton"
        " pasar domestik (40 persen).",
        "8 juta / 20 juta = 40%",
    ),
    (
        "share",
        "DPT tercatat 50.000 pemilih. Pemilih pemula menyentuh 12 persen dari total DPT, tepatnya 6.000 orang.",
        "6.000 / 50.000 = 12%",
    ),
    (
        "share",
        "Biaya haji ditetapkan Rp90 juta. Dari biaya tersebut jemaah menanggung Rp54 juta (60 persen).",
        "54 juta / 90 juta = 60%",
    ),
    (
        "share",
        "Pendapatan Rp8 triliun. Penopangnya pajak Rp6 triliun yang porsinya 75 persen, bea cukai"
        " Rp1 triliun, dan PNBP Rp1 triliun.",
        "6 triliun / 8 triliun = 75%",
    ),
    ("share", "Ekspor kopi US$30 juta dengan andil 60 persen dari total ekspor US$50 juta.", "30 juta / 50 juta = 60%"),
    ("share", "Dividen Rp60 miliar setara 30 persen dari laba bersih Rp200 miliar.", "60 miliar / 200 miliar = 30%"),
    (
        "share",
        "Laba bersih tahun lalu Rp200 miliar. Dividen yang dibagikan Rp60 miliar, setara 30 persen laba bersih.",
        "60 miliar / 200 miliar = 30%",
    ),
    (
        "share",
        "Total anggaran Rp2 triliun. Porsi pendidikan 20 persen, nilainya Rp400 miliar.",
        "400 miliar / 2 triliun = 20%",
    ),
    (
        "share",
        "Capaian pajak daerah Rp90 miliar dari target Rp100 miliar, atau 90 persen.",
        "90 miliar / 100 miliar = 90%",
    ),
    ("share", "Capaiannya 90 persen, yakni Rp90 miliar dari target Rp100 miliar.", "90 miliar / 100 miliar = 90%"),
    ("share", "Peserta yang lulus 450 orang, mewakili 75 persen dari 600 pendaftar.", "450 / 600 = 75%"),
    ("share", "Anggaran Rp5 miliar, 60 persen di antaranya atau Rp3 miliar untuk jalan.", "3 miliar / 5 miliar = 60%"),
    ("share", "Luas sawah 2.000 hektare. Lahan yang puso 300 hektare (15 persen).", "300 / 2.000 = 15%"),
    (
        "difference",
        "Tercatat 120 kasus, bertambah 20 kasus dibanding tahun lalu yang 100 kasus. Lonjakannya 20 persen.",
        "120 - 100 = 20",
    ),
    (
        "difference",
        "Tercatat 120 kasus, bertambah 20 kasus dibanding tahun lalu yang 100 kasus. Lonjakannya 40 persen.",
        "120 - 100 = 20",
    ),
    (
        "difference",
        "Kapasitas pembangkit menyentuh 110 GW. Ada tambahan 10 GW atau 10 persen dari posisi"
        " tahun lalu sebesar 100 GW.",
        "110 - 100 = 10",
    ),
    (
        "difference",
        "Kapasitas pembangkit menyentuh 110 GW. Ada tambahan 10 GW atau 20 persen dari posisi"
        " tahun lalu sebesar 100 GW.",
        "110 - 100 = 10",
    ),
    (
        "difference",
        "Pagu belanja melar Rp50 miliar ke angka Rp550 miliar dari Rp500 miliar.",
        "550 miliar - 500 miliar = 50 miliar",
    ),
    (
        "difference",
        "Pendapatan Rp500 miliar. Setelah dikurangi beban pokok Rp300 miliar, laba kotor tercatat Rp200 miliar.",
        "500 miliar - 300 miliar = 200 miliar",
    ),
    (
        "difference",
        "Penerimaan Rp83 miliar dikurangi pengeluaran Rp5 miliar menghasilkan pembiayaan neto Rp78 miliar.",
        "83 miliar - 5 miliar = 78 miliar",
    ),
    (
        "difference",
        "Pembiayaan neto Rp78 miliar, yakni penerimaan Rp83 miliar dikurangi pengeluaran Rp5 miliar.",
        "83 miliar - 5 miliar = 78 miliar",
    ),
    (
        "difference",
        "Peserta yang lulus 52.300 orang, lebih banyak 2.300 orang dari tahun lalu yang 50.000 orang.",
        "52.300 - 50.000 = 2.300",
    ),
    ("difference", "Okupansi hotel terpangkas 12 poin ke 48 persen dari 60 persen.", "60% - 48% = 12 poin"),
    (
        "difference",
        "Pendapatan perseroan Rp500 miliar. Setelah dikurangi beban pokok Rp300 miliar, laba kotor"
        " tercatat Rp200 miliar.",
        "500 miliar - 300 miliar = 200 miliar",
    ),
    (
        "difference",
        "Penerimaan pembiayaan Rp83,8 miliar dikurangi pengeluaran pembiayaan Rp5 miliar"
        " menghasilkan pembiayaan neto Rp78,8 miliar.",
        "83,8 miliar - 5 miliar = 78,8 miliar",
    ),
    (
        "difference",
        "Dari 1.024.600 lembar, sudah dilipat 611.220 lembar, tinggal 413.380 lembar lagi.",
        "1.024.600 - 611.220 = 413.380",
    ),
    ("product", "Garam ditebar 4 ton saban hari selama 5 hari, total 20 ton.", "5 x 4 = 20"),
    (
        "product",
        "Kader menerima Rp200 ribu sebulan, dirapel tiga bulan menjadi Rp600 ribu.",
        "tiga x 200 ribu = 600 ribu",
    ),
    (
        "product",
        "Lahan yang dipanen 8.000 hektare. Produktivitasnya 6 ton tiap hektare, bila dikalikan hasilnya 48.000 ton.",
        "8.000 x 6 = 48.000",
    ),
    ("product", "Kalau 12 truk, isinya rata-rata 40 unit, jadi ada 480 unit yang diangkut.", "12 x 40 = 480"),
    (
        "product",
        "Tiap TPS dijaga tujuh petugas dan dua linmas. Karena ada 514 TPS, dibutuhkan 3.598"
        " petugas serta 1.028 linmas.",
        "514 x tujuh = 3.598",
    ),
    (
        "product",
        "Tiap TPS dijaga tujuh petugas dan dua linmas. Karena ada 514 TPS, dibutuhkan 3.598"
        " petugas serta 1.028 linmas.",
        "514 x dua = 1.028",
    ),
    (
        "product",
        "Pengunjung dewasa 1.296 orang. Karcisnya dipatok Rp20.000, jadi terkumpul Rp25.920.000.",
        "1.296 x 20.000 = 25.920.000",
    ),
    (
        "product",
        "Tiap saham berhak atas Rp27, dengan 6,6 miliar saham beredar. Dividen yang dibagikan Rp178,2 miliar.",
        "6,6 miliar x 27 = 178,2 miliar",
    ),
    (
        "product",
        "Volume penjualan 20 juta ton. Dengan harga jual rata-rata US$60 per ton, pendapatan terkumpul US$1,2 miliar.",
        "20 juta x 60 = 1,2 miliar",
    ),
    (
        "product",
        "Bantuan Rp600 ribu per keluarga untuk 1.250 keluarga menghabiskan Rp750 juta.",
        "1.250 x 600 ribu = 750 juta",
    ),
    (
        "product",
        "Ada 40 kelompok tani, masing-masing mendapat 25 ekor kambing, sehingga total 1.000 ekor.",
        "40 x 25 = 1.000",
    ),
    (
        "product",
        "Ongkos cetak Rp1.500 per lembar. Untuk 12.000 lembar, panitia merogoh Rp18 juta.",
        "12.000 x 1.500 = 18 juta",
    ),
    (
        "product",
        "Gaji honorer Rp1,5 juta sebulan. Dalam 12 bulan mereka menerima Rp18 juta.",
        "12 x 1,5 juta = 18 juta",
    ),
    (
        "product",
        "Dana Rp160 miliar dibagi rata kepada 200 desa, artinya tiap desa kebagian Rp800 juta.",
        "200 x 800 juta = 160 miliar",
    ),
    (
        "ratio",
        "Kredit tersalur Rp3,24 triliun kepada 59.400 debitur. Kalau dirata-rata, satu debitur menerima Rp54,5 juta.",
        "3,24 triliun : 59.400 = 54,5 juta",
    ),
    ("ratio", "Selama empat hari datang 18.740 pengunjung. Rata-rata sehari 4.685 orang.", "18.740 : empat = 4.685"),
    (
        "ratio",
        "Rata-rata satu desa menerima Rp800 juta: dana Rp160 miliar dibagi untuk 200 desa.",
        "160 miliar : 200 = 800 juta",
    ),
]

DENIED = [
    ("change", "Penjualan terkatrol dari 400 unit ke 500 unit, itu 35 persen.", "400 -> 500 naik 35%"),
    (
        "change",
        "Kredit bertengger di Rp600 miliar. Setahun silam angkanya Rp500 miliar, jadi ada pertumbuhan 30 persen.",
        "500 miliar -> 600 miliar naik 30%",
    ),
    (
        "change",
        "Tercatat 120 kasus, bertambah 20 kasus dibanding tahun lalu yang 100 kasus. Lonjakannya 40 persen.",
        "100 -> 120 naik 40%",
    ),
    (
        "change",
        "Kapasitas pembangkit menyentuh 110 GW. Ada tambahan 10 GW atau 20 persen dari posisi"
        " tahun lalu sebesar 100 GW.",
        "100 -> 110 naik 20%",
    ),
    (
        "change",
        "Impor menciut 30 persen secara bulanan, dari US$50 juta ke US$40 juta.",
        "50 juta -> 40 juta turun 30%",
    ),
    ("change", "Kasus stunting melandai 30 persen, dari 500 anak menjadi 400 anak.", "500 -> 400 turun 30%"),
    (
        "share",
        "Laba bersih perseroan Rp200 miliar. Dividennya Rp80 miliar, mewakili 30 persen laba bersih.",
        "80 miliar / 200 miliar = 30%",
    ),
    (
        "share",
        "Laba bersih perseroan Rp200 miliar. Dividennya Rp60 juta, mewakili 30 persen laba bersih.",
        "60 juta / 200 miliar = 30%",
    ),
    ("share", "Karyawannya 500 orang, 80 persen di antaranya atau 450 orang warga setempat.", "450 / 500 = 80%"),
    (
        "share",
        "DPT tercatat 50.000 pemilih. Pemilih pemula menyentuh 12 persen dari total DPT, tepatnya 8.000 orang.",
        "8.000 / 50.000 = 12%",
    ),
    (
        "share",
        "Biaya haji ditetapkan Rp90 juta. Dari biaya tersebut jemaah menanggung Rp45 juta (60 persen).",
        "45 juta / 90 juta = 60%",
    ),
    ("share", "Ekspor kopi US$30 juta dengan andil 70 persen dari total ekspor US$50 juta.", "30 juta / 50 juta = 70%"),
    (
        "share",
        "Laba bersih tahun lalu Rp200 miliar. Dividen yang dibagikan Rp70 miliar, setara 30 persen laba bersih.",
        "70 miliar / 200 miliar = 30%",
    ),
    ("share", "Capaiannya 95 persen, yakni Rp90 miliar dari target Rp100 miliar.", "90 miliar / 100 miliar = 95%"),
    (
        "difference",
        "Pendapatan Rp500 miliar. Setelah dikurangi beban pokok Rp300 miliar, laba kotor tercatat Rp220 miliar.",
        "500 miliar - 300 miliar = 220 miliar",
    ),
    (
        "difference",
        "Pendapatan perseroan Rp500 miliar. Setelah dikurangi beban pokok Rp300 miliar, laba kotor"
        " tercatat Rp220 miliar.",
        "500 miliar - 300 miliar = 220 miliar",
    ),
    (
        "difference",
        "Dari 1.024.600 lembar, sudah dilipat 611.220 lembar, tinggal 423.380 lembar lagi.",
        "1.024.600 - 611.220 = 423.380",
    ),
    ("product", "Garam ditebar 4 ton saban hari selama 5 hari, total 30 ton.", "5 x 4 = 30"),
    (
        "product",
        "Perusahaan membagikan dividen Rp178,2 juta. Tiap saham berhak atas Rp27, dengan jumlah"
        " saham 6,6 miliar saham.",
        "6,6 miliar x 27 = 178,2 juta",
    ),
    (
        "product",
        "Bantuan Rp600 ribu per keluarga untuk 1.250 keluarga menghabiskan Rp850 juta.",
        "1.250 x 600 ribu = 850 juta",
    ),
]

SILENT = [
    "Atletnya turun di 41 cabang dari 65 cabang yang dipertandingkan.",
    "Ia unggul 200 suara dari Paslon 2 di kecamatan itu.",
    "Penumpang naik kereta 300 orang dan naik bus 200 orang.",
    "Jemaah menanggung Rp55 juta—62 persen—dan sisanya ditutup nilai manfaat.",
    "Porsi laki-laki 60 persen, sedangkan nilai bantuan Rp40 juta.",
    "Pompa sanggup menyedot 50 liter sehari.",
    "Rata-rata satu keluarga menghabiskan Rp2 juta.",
    "Sebanyak 2 desa menerima Rp50 juta. Jadi dana yang cair Rp100 juta.",
    "Hewan kurban yang dipotong 779 sapi, 1.655 kambing, dan 1.469 domba.",
    "Gajinya dipotong Rp200 ribu, sedangkan bonusnya Rp500 ribu.",
    "Timnya menang 3-1 dan naik ke peringkat 4 dengan 30 poin.",
    "Dua orang jatuh dari lantai 3 dan 5 orang lain terluka.",
    "Jumlah UMKM naik 12 persen dan kredit Rp5 miliar (8 persen).",
    "Pembiayaan macet Rp2 miliar (4 persen), sementara kredit UMKM Rp30 miliar.",
    "Produksi naik 5 persen. Harga cabai Rp40.000 per kilogram dan bawang Rp30.000 per kilogram.",
    "Jumlah wisatawan 1.500 orang pada Sabtu, lalu 1.200 orang pada Minggu.",
]


@pytest.mark.parametrize(("rule", "text", "expected"), HOLDS)
def test_what_holds_is_found_and_not_accused(rule, text, expected):
    assert expected in relations(text, rule)
    assert expected not in accused(text, rule)


@pytest.mark.parametrize(("rule", "text", "expected"), DENIED)
def test_what_does_not_hold_is_accused(rule, text, expected):
    assert expected in accused(text, rule)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_made_of_figures_that_only_stand_near(text):
    assert [found for rule in FAMILIES for found in relations(text, rule)] == []
