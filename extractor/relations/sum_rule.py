"""The sum as users meet it: its name, its explanation, and the examples that `sums` must find or leave alone."""

from __future__ import annotations

from extractor.rule import Example, Message, Rule

RULE = Rule(
    id="sum",
    name=Message("Jumlah", "Sum"),
    explanation=Message(
        "Rincian harus sama dengan totalnya, sejauh pembulatan kedua belah pihak mengizinkan.",
        "Parts must make up their total, as far as the rounding of both allows.",
    ),
    fires=(
        Example(
            "Rumah rusak berat kini 697 unit dari sebelumnya 681 unit. Rusak sedang tetap 561 unit dan rusak ringan"
            " 1.399 unit. Total 2.641 unit.",
            "2.641 = 697 + 561 + 1.399",
            "inconsistent",
        ),
        Example(
            "Sebanyak 3.211 jiwa mengungsi. Pengungsi di Anu 1.524 jiwa, bertambah 240 jiwa dari sebelumnya 1.284 jiwa."
            " Kecamatan lain tetap: Polan 967 jiwa, Waru 642 jiwa, dan Badu 318 jiwa.",
            "3.211 = 1.524 + 967 + 642 + 318",
            "inconsistent",
        ),
        Example(
            "Pendapatan negara Rp1.003,6 triliun. Belanja Rp1.028,1 triliun. Pajak menyetor Rp683,3 triliun, cukai"
            " Rp122,9 triliun, PNBP Rp197,3 miliar, ditambah hibah Rp0,1 triliun.",
            "1.003,6 triliun = 683,3 triliun + 122,9 triliun + 197,3 miliar + 0,1 triliun",
            "inconsistent",
        ),
        Example(
            "Polisi menahan 27 tersangka, 22 pria dan 4 wanita.",
            "27 = 22 + 4",
            "inconsistent",
        ),
        Example(
            "Terdakwa Anu didenda Rp300 juta. Dua terdakwa lain masing-masing didenda Rp200 juta. Denda yang harus"
            " dibayar ketiganya berjumlah Rp700 miliar.",
            "700 miliar = 300 juta + 200 juta + 200 juta",
            "inconsistent",
        ),
        Example(
            "Penjualan beras menghasilkan Rp1,351 miliar. Gula menghasilkan Rp14,976 miliar. Digabung, nilainya"
            " Rp16,327 triliun.",
            "16,327 triliun = 1,351 miliar + 14,976 miliar",
            "inconsistent",
        ),
        Example(
            "Tercatat 23 fasilitas umum rusak. Semuanya sudah diperiksa, yaitu 9 sekolah, 7 rumah ibadah, dan 4"
            " puskesmas.",
            "23 = 9 + 7 + 4",
            "inconsistent",
        ),
        Example(
            "Yang lulus 1.307 orang. Rinciannya, guru lulus 764 orang dari 820 formasi, bidan lulus 241 orang"
            " dari 265 formasi, dan tenaga teknis 365 orang dari 365 formasi.",
            "1.307 = 764 + 241 + 365",
            "inconsistent",
        ),
        Example(
            "Penjualan motor 1.204.310 unit. Rinciannya, Jawa 612.204 unit, direvisi dari sebelumnya 611.204 unit,"
            " Sumatera 412.106 unit, dan Sulawesi 189.000 unit.",
            "1.204.310 = 612.204 + 412.106 + 189.000",
            "inconsistent",
        ),
        Example(
            "Penjualan motor 1.213.310 unit. Rinciannya, Jawa 612.204 unit (semula 611.204 unit), Sumatera 412.106"
            " unit, dan Sulawesi 189.000 unit.",
            "1.213.310 = 612.204 + 412.106 + 189.000",
            "consistent",
        ),
        Example(
            "Jumlah pelanggan 84.316 rumah di empat kecamatan. Kecamatan Anu terbanyak dengan 31.204 rumah. Disusul"
            " Polan 24.118 rumah. Lalu Waru 17.432 rumah dan Badu 11.652 rumah.",
            "84.316 = 31.204 + 24.118 + 17.432 + 11.652",
            "inconsistent",
        ),
        Example(
            "Di empat kecamatan terdapat 84.316 rumah. Anu punya 31.204 rumah. Polan 24.118 rumah. Waru 17.432 rumah."
            " Badu 11.652 rumah.",
            "84.316 = 31.204 + 24.118 + 17.432 + 11.652",
            "inconsistent",
        ),
        Example(
            "Dapur umum melayani 2.658 jiwa di tiga desa. Anu 1.214 jiwa. Polan 862 jiwa. Waru 437 jiwa.",
            "2.658 = 1.214 + 862 + 437",
            "inconsistent",
        ),
        Example(
            "Penyuluh yang diangkat 214 orang. Para penyuluh itu bertugas di lima distrik: Anu 61, Polan 48, Waru 40,"
            " dan Badu 32.",
            "214 = 61 + 48 + 40 + 32",
            "inconsistent",
        ),
        Example(
            "Bedah rumah menyasar 1.310 keluarga di enam desa. Keenam desa itu sudah didata. Sambungan air dipasang di"
            " 1.310 rumah di enam desa. Enam desa itu yakni Anu 412 rumah, Polan 387 rumah, Waru 196 rumah, Badu 154"
            " rumah, dan Mawar 63 rumah.",
            "1.310 = 412 + 387 + 196 + 154 + 63",
            "inconsistent",
        ),
        Example(
            "Suara nomor urut 1 yang semula 48.019 dikoreksi menjadi 48.231, bertambah 212 suara. Nomor urut 2 tetap"
            " 61.577 suara dan nomor urut 3 tetap 22.904 suara. Jumlah suara seluruhnya 132.500. Selisih dua teratas"
            " 13.346 suara.",
            "132.500 = 48.231 + 61.577 + 22.904",
            "inconsistent",
        ),
        Example(
            "Polisi membongkar empat jaringan. Sabu yang disita 61,85 kilogram. Jaringan pertama dibekuk di Anu. Di"
            " sana ada 18,6 kg sabu. Dari jaringan kedua disita 21,9 kg, dari jaringan ketiga 7,35 kg, dan dari"
            " jaringan keempat 12 kg.",
            "61,85 = 18,6 + 21,9 + 7,35 + 12",
            "inconsistent",
        ),
        Example(
            "Tamu yang menginap 9.476 orang. Asalnya: Anu 3.742 orang, Polan 2.918 orang, Anu 3.742 orang, Waru 1.630"
            " orang, Badu 1.186 orang.",
            "9.476 = 3.742 + 2.918 + 3.742 + 1.630 + 1.186",
            "inconsistent",
        ),
        Example(
            "Perseroan meraih pendapatan Rp1.947,4 miliar. Segmen pangan menyumbang Rp1.180,4 miliar. Segmen minuman"
            " menghasilkan Rp512,7 miliar, segmen jasa Rp254,3 juta.",
            "1.947,4 miliar = 1.180,4 miliar + 512,7 miliar + 254,3 juta",
            "inconsistent",
        ),
        Example(
            "Kredit bank Rp1.318,4 triliun, tahun lalu Rp1.203,7 triliun. Berdasarkan segmen, kredit korporasi Rp486,2"
            " triliun, komersial Rp148,9 triliun, UKM Rp420,8 triliun, dan konsumer Rp280,5 triliun.",
            "1.318,4 triliun = 486,2 triliun + 148,9 triliun + 420,8 triliun + 280,5 triliun",
            "inconsistent",
        ),
        Example(
            "Kunjungan bulan itu 18.742. Tiga besar ditempati Malaysia 5.127, Singapura 3.984, dan Tiongkok 2.415."
            " Sisanya, 7.216 kunjungan, dari negara lain.",
            "18.742 = 5.127 + 3.984 + 2.415 + 7.216",
            "consistent",
        ),
        Example(
            "Kontingen itu membawa total 91 medali, terdiri dari tiga emas, empat perak, dan empat perunggu.",
            "91 = tiga + empat + empat",
            "inconsistent",
        ),
        Example(
            "Penerima ada 30 orang, terdiri dari 18 pria dan 12 wanita.",
            "30 = 18 + 12",
            "consistent",
        ),
        Example(
            "Bantuan dibagikan kepada 1.245 keluarga, yakni 700 keluarga di Kecamatan Sukamaju, 345 "
            "keluarga di Mekarsari, dan 210 keluarga di Cibodas.",
            "1.245 = 700 + 345 + 210",
            "inconsistent",
        ),
        Example(
            "Jumlah sekolah rusak mencapai 48 unit. Rinciannya, SD 30 unit, SMP 12 unit, dan SMA 6 unit.",
            "48 = 30 + 12 + 6",
            "consistent",
        ),
        Example(
            "Jumlah sekolah rusak mencapai 48 unit. Rinciannya, SD 31 unit, SMP 12 unit, dan SMA 6 unit.",
            "48 = 31 + 12 + 6",
            "inconsistent",
        ),
        Example(
            "Anggaran Rp12,5 miliar itu terbagi menjadi belanja pegawai Rp7,2 miliar, belanja barang Rp3,1 "
            "miliar, dan belanja modal Rp2,2 miliar.",
            "12,5 miliar = 7,2 miliar + 3,1 miliar + 2,2 miliar",
            "consistent",
        ),
        Example(
            "Anggaran Rp12,5 miliar itu terbagi menjadi belanja pegawai Rp7,2 miliar, belanja barang Rp3,1 "
            "miliar, dan belanja modal Rp2,9 miliar.",
            "12,5 miliar = 7,2 miliar + 3,1 miliar + 2,9 miliar",
            "inconsistent",
        ),
        Example(
            "Kota itu menerima 2.150 dosis vaksin dan kabupaten menerima 3.400 dosis, sehingga total 5.550 dosis.",
            "5.550 = 2.150 + 3.400",
            "consistent",
        ),
        Example(
            "Kota itu menerima 2.150 dosis vaksin dan kabupaten menerima 3.400 dosis, sehingga total 5.650 dosis.",
            "5.650 = 2.150 + 3.400",
            "inconsistent",
        ),
        Example(
            "Daftar pemilih tetap memuat 84.310 pemilih, dengan rincian laki-laki 41.905 orang dan "
            "perempuan 42.405 orang.",
            "84.310 = 41.905 + 42.405",
            "consistent",
        ),
        Example(
            "Sebanyak 17 kecamatan terdampak, masing-masing 9 kecamatan di Kabupaten Anu dan 8 kecamatan "
            "di Kabupaten Polan.",
            "17 = 9 + 8",
            "consistent",
        ),
        Example(
            "Berikut sebaran 95 kasus DBD:\n- Puskesmas Utara: 40 kasus\n- Puskesmas Timur: 35 kasus\n- "
            "Puskesmas Barat: 20 kasus",
            "95 = 40 + 35 + 20",
            "consistent",
        ),
        Example(
            "Berikut sebaran 95 kasus DBD:\n- Puskesmas Utara: 40 kasus\n- Puskesmas Timur: 53 kasus\n- "
            "Puskesmas Barat: 20 kasus",
            "95 = 40 + 53 + 20",
            "inconsistent",
        ),
        Example(
            "Kontingen pulang membawa 14 medali, terdiri atas lima emas, enam perak, dan tiga perunggu.",
            "14 = lima + enam + tiga",
            "consistent",
        ),
        Example(
            "Nilai ekspor Mei tercatat 2.450 juta dolar AS. Ekspor migas 310 juta dolar AS, sedangkan "
            "nonmigas 2.140 juta dolar AS.",
            "2.450 juta = 310 juta + 2.140 juta",
            "consistent",
        ),
        Example(
            "Dari 1.200 pelamar, 900 orang lolos berkas, 250 orang di antaranya lolos tes tulis.",
            "900 >= 250",
        ),
        Example(
            "Kerugian ditaksir Rp640 juta, terdiri dari kas desa Rp390 juta, pajak Rp150 juta, dan sewa "
            "lahan Rp100 juta.",
            "640 juta = 390 juta + 150 juta + 100 juta",
            "consistent",
        ),
        Example(
            "Produksi padi tahun lalu 52.300 ton. Produksi itu berasal dari sawah irigasi 31.100 ton dan "
            "sawah tadah hujan 21.200 ton.",
            "52.300 = 31.100 + 21.200",
            "consistent",
        ),
        Example(
            "Polisi menangkap 21 tersangka. Mereka terdiri dari 15 pengedar, empat kurir, serta dua bandar.",
            "21 = 15 + empat + dua",
            "consistent",
        ),
        Example(
            "Populasi ternak di kabupaten itu 9.120 ekor, meliputi sapi 4.310 ekor, kambing 3.890 ekor, "
            "dan domba 920 ekor.",
            "9.120 = 4.310 + 3.890 + 920",
            "consistent",
        ),
        Example(
            "Rumah rusak di Desa Anu 12 unit dengan 40 jiwa terdampak, Desa Polan 8 unit dengan 31 jiwa, "
            "dan Desa Waru 5 unit dengan 19 jiwa. Totalnya 25 rumah rusak dan 90 jiwa terdampak.",
            "25 = 12 + 8 + 5",
            "consistent",
        ),
        Example(
            "Rumah rusak di Desa Anu 12 unit dengan 40 jiwa terdampak, Desa Polan 8 unit dengan 31 jiwa, "
            "dan Desa Waru 5 unit dengan 19 jiwa. Totalnya 25 rumah rusak dan 90 jiwa terdampak.",
            "90 = 40 + 31 + 19",
            "consistent",
        ),
        Example(
            "Pendapatan Rp8,4 triliun ditopang PAD Rp3,1 triliun dan dana transfer Rp5,3 triliun.",
            "8,4 triliun = 3,1 triliun + 5,3 triliun",
            "consistent",
        ),
        Example(
            "Tiga kelas itu, yaitu 7A, 7B dan 7C, masing-masing menampung 32 siswa. Ditambah kelas 7D "
            "dengan 30 siswa, seluruhnya ada 126 siswa.",
            "126 = 32 + 32 + 32 + 30",
        ),
        Example(
            "Hibah disalurkan kepada 64 kelompok tani, antara lain di Kecamatan Utara 20 kelompok dan "
            "Kecamatan Selatan 15 kelompok.",
            "64 >= 20 + 15",
        ),
        Example(
            "Total kendaraan terjaring 310 unit. Sepeda motor 255 unit, mobil 41 unit, dan truk 14 unit.",
            "310 = 255 + 41 + 14",
            "consistent",
        ),
        Example(
            "Jemaah yang berangkat 1.105 orang, terdiri dari laki-laki 498 orang dan perempuan 617 orang.",
            "1.105 = 498 + 617",
            "inconsistent",
        ),
        Example(
            "Realisasi pajak daerah triwulan I mencapai Rp48,2 miliar.\nPajak hotel menyumbang Rp12,1 "
            "miliar. Pajak restoran Rp16,4 miliar, sementara pajak parkir dan hiburan menyetor Rp19,7 "
            "miliar.",
            "48,2 miliar = 12,1 miliar + 16,4 miliar + 19,7 miliar",
            "consistent",
        ),
        Example(
            "BPBD mencatat 73 rumah terendam di tiga desa.\nDi Desa Anu ada 28 rumah, Desa Polan 30 rumah, "
            "dan Desa Waru 15 rumah.",
            "73 = 28 + 30 + 15",
            "consistent",
        ),
        Example(
            "BPBD mencatat 1.732 rumah terendam di tiga desa.\nRincian rumah terendam itu, Desa Anu 728 "
            "rumah, Desa Polan 639 rumah, dan Desa Waru 356 rumah.",
            "1.732 = 728 + 639 + 356",
            "inconsistent",
        ),
        Example(
            '"Totalnya ada 4.500 paket. Untuk zona utara 2.000 paket, zona selatan 1.500 paket, sisanya '
            '1.000 paket untuk zona tengah," katanya.',
            "4.500 = 2.000 + 1.500 + 1.000",
            "consistent",
        ),
        Example(
            "Wisudawan periode ini 2.310 orang yang terdiri dari program sarjana 1.870 orang, magister 350 "
            "orang, doktor 40 orang, dan profesi 50 orang.",
            "2.310 = 1.870 + 350 + 40 + 50",
            "consistent",
        ),
        Example(
            "Lahan yang terbakar seluas 87,5 hektare, meliputi lahan gambut 61,2 hektare dan lahan mineral "
            "26,3 hektare.",
            "87,5 = 61,2 + 26,3",
            "consistent",
        ),
        Example(
            "Pemkot menyiapkan 412 personel gabungan. Personel itu terdiri atas 200 polisi, 120 anggota "
            "TNI, 62 petugas Satpol PP, dan 30 petugas Dishub.",
            "412 = 200 + 120 + 62 + 30",
            "consistent",
        ),
        Example(
            "Pemkot menyiapkan 412 personel gabungan. Personel itu terdiri atas 200 polisi, 120 anggota "
            "TNI, 52 petugas Satpol PP, dan 30 petugas Dishub.",
            "412 = 200 + 120 + 52 + 30",
            "inconsistent",
        ),
        Example(
            "Ada 26 perkara yang ditangani. Dari jumlah itu, 17 perkara sudah diputus dan 9 perkara masih disidangkan.",
            "26 = 17 + 9",
            "consistent",
        ),
        Example(
            "Sepanjang tahun 2022 ada 118 kecelakaan dengan korban 31 orang meninggal, 45 orang luka "
            "berat, dan 160 orang luka ringan. Total korban 236 orang.",
            "236 = 31 + 45 + 160",
            "consistent",
        ),
        Example(
            "Peserta CPNS 1.870 orang dan PPPK 2.430 orang. Jadi jumlah keseluruhan pelamar 4.300 orang.",
            "4.300 = 1.870 + 2.430",
            "consistent",
        ),
        Example(
            "Pendapatan perusahaan naik menjadi Rp3,25 triliun dari Rp2,9 triliun. Pendapatan itu terdiri "
            "dari penjualan domestik Rp2,05 triliun dan ekspor Rp1,2 triliun.",
            "3,25 triliun = 2,05 triliun + 1,2 triliun",
            "consistent",
        ),
        Example(
            "Jumlah kursi DPRD 45 kursi. Perolehannya, Partai A 12 kursi, Partai B 10 kursi, Partai C 9 "
            "kursi, Partai D dan E masing-masing 5 kursi, serta Partai F 4 kursi.",
            "45 = 12 + 10 + 9 + 5 + 5 + 4",
            "consistent",
        ),
        Example(
            "Zakat yang dihimpun Rp815 juta: zakat mal Rp520 juta, zakat fitrah Rp210 juta, dan infak Rp85 juta.",
            "815 juta = 520 juta + 210 juta + 85 juta",
            "consistent",
        ),
        Example(
            "Zakat yang dihimpun Rp851 juta: zakat mal Rp520 juta, zakat fitrah Rp210 juta, dan infak Rp85 juta.",
            "851 juta = 520 juta + 210 juta + 85 juta",
            "inconsistent",
        ),
        Example(
            "Kuota haji kota itu 640 orang. Rinciannya 602 jemaah reguler, 32 jemaah lansia, dan enam petugas.",
            "640 = 602 + 32 + enam",
            "consistent",
        ),
        Example(
            "Korban gempa bertambah menjadi 56 orang. Sebanyak 21 orang berasal dari Kabupaten Anu, 19 "
            "dari Kabupaten Polan, dan 16 dari Kota Waru.",
            "56 = 21 + 19 + 16",
            "consistent",
        ),
        Example(
            "Investasi kuartal II mencapai Rp428,4 triliun. PMA tercatat Rp217,3 triliun, sedangkan PMDN "
            "Rp211,1 triliun.",
            "428,4 triliun = 217,3 triliun + 211,1 triliun",
            "consistent",
        ),
        Example(
            "Investasi kuartal II mencapai Rp428,4 triliun. PMA tercatat Rp217,3 triliun, sedangkan PMDN "
            "Rp221,1 triliun.",
            "428,4 triliun = 217,3 triliun + 221,1 triliun",
            "inconsistent",
        ),
        Example(
            "Anggaran program itu Rp2,4 miliar. Sumbernya APBN Rp1,5 miliar, APBD provinsi Rp600 juta, dan "
            "APBD kabupaten Rp300 juta.",
            "2,4 miliar = 1,5 miliar + 600 juta + 300 juta",
            "consistent",
        ),
        Example(
            "Wisuda diikuti 850 orang dari 12 program studi, termasuk 40 orang program doktor dan tiga orang asing.",
            "850 >= 40 + tiga",
        ),
        Example(
            "Usai penawaran, dari 100 persen saham, komposisi pemegangnya menjadi PT Anu 51 persen, dana "
            "pensiun 27,5 persen, dan publik 23,5 persen.",
            "100% = 51% + 27,5% + 23,5%",
            "inconsistent",
        ),
        Example(
            "Dari 512 TPS itu, 498 TPS reguler dan 14 TPS berada di lokasi khusus.",
            "512 = 498 + 14",
            "consistent",
        ),
        Example(
            "Panjang ruas itu 7,4 km. Yang beraspal baru 4,6 km. Sisanya 2,8 km masih berbatu.",
            "7,4 = 4,6 + 2,8",
            "consistent",
        ),
        Example(
            "Warga yang mengungsi 63 orang, dengan komposisi 36 perempuan dan 27 laki-laki.",
            "63 = 36 + 27",
            "consistent",
        ),
        Example(
            "Kerugian akibat kebakaran itu Rp9,3 miliar, Rp2,6 miliar bangunan, lalu Rp6,7 miliar barang dagangan.",
            "9,3 miliar = 2,6 miliar + 6,7 miliar",
            "consistent",
        ),
        Example(
            "Rumah rusak 2.316 unit. Petugas mencatat 512 unit di antaranya rusak berat, 645 unit rusak sedang, dan"
            " 1.195 unit rusak ringan.",
            "2.316 >= 512 + 645 + 1.195",
            "inconsistent",
        ),
        Example(
            "Negara dirugikan Rp24,6 miliar. Dari kerugian itu, Rp15,1 miliar dinikmati tersangka pertama dan Rp8,9"
            " miliar tersangka kedua. Sisanya Rp600 miliar habis untuk biaya operasional.",
            "24,6 miliar = 15,1 miliar + 8,9 miliar + 600 miliar",
            "inconsistent",
        ),
        Example(
            "Menara akan dibangun di 1.412 desa, dibagi dalam tiga paket. Ia memerinci ketiganya:\n"
            "Paket A: Sumatra dan Kalimantan, 508 lokasi\nPaket B: Sulawesi, 417 lokasi\nPaket C: Papua, 467 lokasi",
            "1.412 = 508 + 417 + 467",
            "inconsistent",
        ),
        Example(
            "Hasil operasi: tilang manual 2.418 lembar, tilang elektronik 3.077 lembar, teguran 8.100 lembar. Jadi"
            " tilang saja 5.495 lembar.",
            "5.495 = 2.418 + 3.077",
            "consistent",
        ),
        Example(
            "Nilai ekspor US$431,52 juta. Komoditas ekspor utama adalah besi US$429,87 juta, kemudian udang US$1,02"
            " juta, serta kokoa US$0,21 juta.",
            "431,52 juta >= 429,87 juta + 1,02 juta + 0,21 juta",
        ),
        Example(
            "Sumbernya APBD 2020 sebesar Rp4,5 miliar dan APBD 2021 Rp5,2 miliar, atau Rp9,7 miliar dalam dua tahun.",
            "9,7 miliar = 4,5 miliar + 5,2 miliar",
            "consistent",
        ),
        Example(
            "Total yang berangkat 3.537 jemaah. Sembilan kloter masing-masing berisi 352 jemaah dan kloter terakhir"
            " membawa 369 jemaah.",
            "3.537 = 352 + 352 + 352 + 352 + 352 + 352 + 352 + 352 + 352 + 369",
            "consistent",
        ),
        Example(
            "Sebanyak 26 fasilitas umum terdampak, di antaranya 11 sekolah, tujuh masjid dan dua puskesmas.",
            "26 >= 11 + tujuh + dua",
        ),
        Example(
            "Penjualan perseroan menyusut jadi Rp46,58 triliun. Beban pokok penjualan ikut turun ke Rp35,19 triliun"
            " dari Rp35,77 triliun. Dengan begitu, laba kotor menjadi Rp11,39 triliun.",
            "46,58 triliun = 35,19 triliun + 11,39 triliun",
            "consistent",
        ),
        Example(
            "Dari 40 titik yang dilaporkan, petugas sudah menangani 34; enam sisanya menunggu alat berat.",
            "40 = 34 + enam",
            "consistent",
        ),
        Example(
            "Warga terdampak 4.596 jiwa. Mereka tersebar di Desa Anu 412 jiwa, Desa Polan 367 jiwa, dan 3.187 jiwa"
            " sisanya di Desa Waru.",
            "4.596 = 412 + 367 + 3.187",
            "inconsistent",
        ),
        Example(
            "Petugas jaga seluruhnya 60 orang: 18 orang di masing-masing dari tiga posko ditambah 6 orang di"
            " posko induk.",
            "60 = 18 + 18 + 18 + 6",
            "consistent",
        ),
        Example(
            "Penyerang Rendi membuat 17 gol, Bayu 11 gol, dan Marcelo 8 gol. Trio tersebut melesakkan 34 gol.",
            "34 = 17 + 11 + 8",
            "inconsistent",
        ),
        Example(
            "Ekspor ke Amerika bernilai US$486,2 juta, Jepang US$231,7 juta, dan Tiongkok US$118,4 juta. Ketiga"
            " negara ini bersama-sama menyerap US$863,3 juta.",
            "863,3 juta = 486,2 juta + 231,7 juta + 118,4 juta",
            "inconsistent",
        ),
        Example(
            "Nilai proyek lapangan Rp23,2 miliar, kolam renang Rp9,1 miliar, dan gedung Rp22,3 miliar. Nilai ketiganya"
            " digabung Rp54,6 miliar.",
            "54,6 miliar = 23,2 miliar + 9,1 miliar + 22,3 miliar",
            "consistent",
        ),
        Example(
            "Dinas menghimpun 187 kasus demam berdarah. Seluruh kasus tadi berasal dari Anu (41), Polan (38), Waru"
            " (33), Fulan (29), dan Badu (21).",
            "187 = 41 + 38 + 33 + 29 + 21",
            "inconsistent",
        ),
        Example(
            "Petugas memeriksa 3.000 rumah. Berdasarkan lokasi, rumah itu ada di Anu 1.346 unit, Polan 574 unit,"
            " Waru 812 unit, Polan 574 unit, dan Badu 268 unit.",
            "3.000 = 1.346 + 574 + 812 + 574 + 268",
            "inconsistent",
        ),
        Example(
            "Bencana juga merusak 5.146 unit rumah. Dari hasil asesmen, 1.321 unit rusak berat, 1.542 unit rusak"
            " sedang dan 2.301 unit rusak ringan.",
            "5.146 = 1.321 + 1.542 + 2.301",
            "inconsistent",
        ),
        Example(
            "Api menghanguskan 274 kios. Kerusakan menimpa 184 kios di blok timur, 67 kios di blok barat, dan 23"
            " kios di depan. Total 247 kios.",
            "247 = 184 + 67 + 23",
            "inconsistent",
        ),
        Example(
            "PAD kota itu Rp486,2 miliar. Pajak daerah menyumbang Rp211,7 miliar. Rumah sakit memberi Rp168,9 miliar."
            " Retribusi melengkapi dengan Rp105,6 juta.",
            "486,2 miliar = 211,7 miliar + 168,9 miliar + 105,6 juta",
            "inconsistent",
        ),
        Example(
            "Komposisi APBD:\nA. PENDAPATAN Rp90.500.000.000\n1. PAD Rp30.200.000.000\n2. Transfer Rp60.300.000.000\nB."
            " BELANJA Rp92.500.000.000\n1. Operasi Rp70.000.000.000\n2. Modal Rp24.500.000.000",
            "92.500.000.000 = 70.000.000.000 + 24.500.000.000",
            "inconsistent",
        ),
        Example(
            "Yang mendaftar 9.846 anak: 6.120 dari dalam kota, 3.726 dari luar. Kuota dibagi empat jalur. Siswa yang"
            " diterima sebanyak 4.339 anak, sisanya 5.407 pendaftar harus mencari sekolah lain.",
            "9.846 = 4.339 + 5.407",
            "inconsistent",
        ),
        Example(
            "Kontingen membawa pulang 34 emas. Target 30 emas terlewati. Ke-34 emas tersebut diraih dari lima"
            " cabang, yaitu atletik 9 emas, renang 7 emas, panahan 6 emas, karate 5 emas, dan panjat tebing 4 emas.",
            "34 = 9 + 7 + 6 + 5 + 4",
            "inconsistent",
        ),
        Example(
            "Rincian utang:\nA. Domestik: Rp752,25 triliun\n- Surat biasa Rp664,07 triliun\n- Surat syariah Rp88,18"
            " triliun\nB. Valas: Rp1.372,73 miliar\n- Surat biasa Rp1.033,59 triliun\n- Surat syariah Rp339,15 triliun",
            "1.372,73 miliar = 1.033,59 triliun + 339,15 triliun",
            "inconsistent",
        ),
        Example(
            "Penumpang berangkat 109.770 orang dan datang 104.820 orang. Stasiun Anu melayani 38.240 penumpang, diikuti"
            " Polan 29.615 penumpang serta Waru 14.382 penumpang. Stasiun lainnya berkontribusi 25.733 penumpang.",
            "109.770 = 38.240 + 29.615 + 14.382 + 25.733",
            "inconsistent",
        ),
        Example(
            "Jumlah balita stunting di kota itu 1.043 anak. Mereka tersebar di lima kecamatan, yakni Anu 251 anak,"
            " Polan 238 anak, Waru 214 anak, dan Badu 144 anak.",
            "1.043 = 251 + 238 + 214 + 144",
            "inconsistent",
        ),
        Example(
            "Sabu yang disita berbobot 1.926 gram. Barang itu berasal dari Kecamatan Anu 912 gram, Polan 547 gram, dan"
            " Waru 367 gram.",
            "1.926 = 912 + 547 + 367",
            "inconsistent",
        ),
        Example(
            "Tahun ini disiapkan 312 kursi. Kepala dinas membeber pembagiannya: guru 148 kursi, tenaga kesehatan 76"
            " kursi, dan tenaga teknis 97 kursi.",
            "312 = 148 + 76 + 97",
            "inconsistent",
        ),
        Example(
            "Hasilnya, 1.274 pengendara kena tilang dan 2.068 lainnya ditegur. Kepala satuan mengatakan total"
            " penindakan mencapai 3.242 pelanggar.",
            "3.242 = 1.274 + 2.068",
            "inconsistent",
        ),
        Example(
            "Pedagang yang jadi korban sebanyak 157 orang. Ada pedagang pakaian 64 orang, sembako 46 orang, sayur 29"
            " orang, daging 18 orang, sembako 46 orang.",
            "157 = 64 + 46 + 29 + 18 + 46",
            "inconsistent",
        ),
    ),
    silent=(
        Example("Laba bank Rp12,4 triliun. Kredit naik Rp2,1 triliun, simpanan Rp3,2 triliun, dan kas Rp417,3 miliar."),
        Example("Bansos tunai Rp412,6 miliar dan beras Rp98,2 miliar, sehingga total APBD Rp5,1 triliun."),
        Example("Sebanyak 31 dusun dialiri listrik, 12 desa dan 17 kota menyusul."),
        Example(
            "Asing mencatat beli neto Rp5,12 triliun: beli neto Rp4,46 triliun di saham, beli neto Rp1,95 triliun di"
            " sukuk, dan jual neto Rp1,29 triliun di SBN."
        ),
        Example(
            "Neraca daerah surplus Rp310 miliar: pangan surplus Rp320 miliar, kayu surplus Rp100 miliar, dan energi"
            " defisit Rp110 miliar."
        ),
        Example(
            "Ada tiga gelombang mudik, seluruhnya 61.850 orang naik kereta. Gelombang pertama diangkut 12 kereta,"
            " gelombang kedua 14 kereta, gelombang ketiga 9 kereta."
        ),
        Example(
            "Polisi membongkar empat jaringan. Sabu yang disita 61,85 kilogram. Dari jaringan pertama disita 18,6 kg,"
            " dari jaringan kedua 21,9 kg, dari jaringan ketiga 7,35 kg."
        ),
        Example("Tamu yang menginap 9.476 orang. Asalnya: Anu 3.742 orang, Polan 2.918 orang, Badu 1.186 orang."),
        Example(
            "Perseroan meraih pendapatan Rp1.947,4 miliar. Segmen pangan menyumbang Rp1.180,4 miliar. Beban pokok"
            " Rp512,7 miliar, laba dari jasa Rp454,3 juta."
        ),
        Example("Penyuluh yang diangkat 214 orang. Lima distrik ini mendapat 61, 48, 40, dan 32 orang."),
        Example(
            "Bantuan untuk 1.310 rumah di enam desa. Enam desa terjauh, yakni Anu 412 rumah, Polan 287 rumah, Waru 196"
            " rumah, Badu 154 rumah, dan Mawar 63 rumah, didahulukan."
        ),
        Example("Bantuan diberikan kepada 46 keluarga. Seluruh bantuan meliputi 20 selimut, 15 tenda, dan 8 dipan."),
        Example(
            "Pendapatan malah menguat, dari US$406,3 juta menjadi US$401,1 juta. Beban pokok naik US$6,2 juta ke"
            " US$176,5 juta, dan laba kotor US$224,6 juta."
        ),
        Example(
            "Pelanggan 84.316 rumah. Empat kecamatan dengan pelanggan terbanyak sudah didata. Anu 31.204 rumah. Polan"
            " 24.118 rumah. Waru 17.432 rumah. Badu 11.502 rumah."
        ),
        Example(
            "Pelanggan 84.316 rumah. Petugas mendatangi empat kecamatan. Anu 3.204 rumah. Polan 2.118 rumah. Waru 1.432"
            " rumah. Badu 1.562 rumah."
        ),
        Example(
            "Ekspor provinsi itu Rp10,2 triliun. Berdasarkan komoditas, sawit Rp5,1 triliun, batu bara Rp3,2 triliun,"
            " dan karet Rp1,1 triliun."
        ),
        Example(
            "Pendapatan naik dari Rp512,40 miliar ke Rp548,15 miliar. Belanja modal dipangkas Rp36,20 miliar sehingga"
            " tinggal Rp584,10 miliar."
        ),
        Example(
            "Hasilnya 1.274 pengendara kena tilang dan 2.068 ditegur. Total kendaraan yang diperiksa mencapai 3.442"
            " unit."
        ),
        Example("Panen 6.120 ton padi dan 4.080 ton jagung. Total hasil kebun 10.300 ton."),
        Example(
            "Rekap:\nA. Anu 120 kasus\n- Sembuh 100 kasus\n- Meninggal 12 kasus\nB. Polan 80 kasus\n- Sembuh 70 kasus"
        ),
        Example("Pelanggaran tahun ini 3.343. Tilang 1.274 dan teguran 2.068. Tahun lalu total pelanggaran 3.242."),
        Example(
            "Ada 1.043 anak di kota itu. Bantuan tersebar di lima kecamatan, yakni Anu 251 anak, Polan 238 anak,"
            " Waru 214 anak, dan Badu 144 anak."
        ),
        Example(
            "Ada 32 rumah sakit di kota itu. Bantuan diserahkan ke tiga kecamatan, yaitu Anu 12 rumah, Polan 10"
            " rumah, dan Waru 8 rumah."
        ),
        Example("Pencarian melibatkan 11 armada: KN SAR, 2 kapal, 3 perahu karet, dan 5 longboat."),
        Example("Bantuan itu berjumlah 500 paket: 200 paket beras, 150 paket minyak, 100 paket gula, sisanya selimut."),
        Example(
            "Ditangkap 31 tersangka, dengan peran sebagai kurir 17 orang, pengedar 8 orang, yang lain masih didalami."
        ),
        Example(
            "Kendaraan keluar 12.310 unit dan masuk 12.130 unit. Total di gerbang Anu 6.120 unit, Polan 4.081 unit.",
        ),
        Example("Partai Anu meraih 12 kursi, Polan 10 kursi, Waru 8 kursi. Ketiga partai itu memerlukan 31 kursi."),
        Example(
            "Ringkasan:\nA. DEFISIT Rp7,2 miliar\nB. PEMBIAYAAN Rp2.000.000.000\n1. Penerimaan Rp2.500.000.000\n2."
            " Pengeluaran Rp500.000.000",
        ),
        Example(
            "Desa Anu dihuni 120 orang, Desa Polan 130 orang, dan Desa Waru 150 orang. Ketiga desa itu masing-masing"
            " menerima 395 orang transmigran."
        ),
        Example(
            "Paslon satu meraih 12.400 suara dan paslon dua 11.900 suara. Kedua paslon itu memperebutkan 24.900 suara."
        ),
        Example(
            "Januari ada 120 pasien, Februari 130 pasien, Maret 150 pasien. Pada bulan ketiga itu yang sembuh 410"
            " pasien."
        ),
        Example(
            "Menurut data dinas, ada 120 guru agama, 90 guru olahraga, dan 80 guru bahasa, sedangkan tahun lalu ada 300"
            " guru lagi."
        ),
        Example(
            "Sapi tersedia 973 ribu ekor dengan kebutuhan 732 ribu ekor. Domba tersedia 408 ribu ekor dengan kebutuhan"
            " 364 ribu ekor. Keempatnya bersama kerbau berjumlah 2,27 juta ekor."
        ),
        Example(
            "Lima besar negara asal yaitu Anu Rp11,9 triliun, Polan Rp4,7 triliun, Waru Rp2,6 triliun, Fulan Rp1,4"
            " triliun, dan Badu Rp0,8 triliun."
        ),
        Example(
            "Defisit itu Rp128,5 miliar, yakni penerimaan Rp131,0 miliar dikurangi penyertaan modal Rp12,5 miliar."
        ),
        Example(
            "Impor sebelas bulan US$2.006 juta. Neraca surplus, baik bulanan yaitu US$201 juta maupun kumulatif"
            " US$1.910 juta."
        ),
        Example(
            "Kontingen meraih 71 emas, 54 perak, dan 63 perunggu. Lalu atletik 11, senam 9, silat 8. Sisanya 24 emas"
            " dari cabang lain."
        ),
        Example("Panitia menyiapkan 9 emas untuk renang dan 8 untuk senam. Sisa 24 emas datang dari cabang lain."),
        Example(
            "Sebanyak 49 pendaftar gugur sehingga 1.389 anak lolos dan 171 kursi lowong. Jalur mutasi diisi 183 anak."
            " Keduanya dilimpahkan sehingga daya tampung jalur ini menjadi 1.808."
        ),
        Example(
            "Peserta ujian 4.126 orang. Dinas membeberkan rinciannya. Guru kelas: formasi 1.190, lulus 1.102. Guru"
            " agama: formasi 1.389, lulus 284."
        ),
        Example(
            "Panen padi di atas 5,76 ton per hektare:\nWilayah I, 14.820 ha, 6,12 ton/ha\nWilayah II, 11.365 ha, 5,84"
            " ton/ha\nWilayah III, 8.940 ha, 5,47 ton/ha"
        ),
        Example(
            "Bak itu memuat 2.000 liter. Air naik antara 30 dan 180 sentimeter; tiga pompa masing-masing 250 liter per"
            " detik dikerahkan."
        ),
        Example(
            "Yang berstatus mantap 616,4 km. Sisanya terdiri dari rusak ringan 158,7 km dan rusak berat 233,1 km.",
        ),
        Example(
            "Laba perseroan Rp10,2 triliun. Pendapatannya Rp31,3 triliun. Total aset menjadi Rp42,1 triliun.",
        ),
        Example("Korban meninggal 39 orang (2022: 48 orang), luka berat lima orang, luka ringan 1.211 orang."),
        Example(
            "Tabungan Rp75 miliar dan giro Rp15 miliar. Untuk 2024 dibidik minimal 300 orang, sedangkan yang berangkat"
            " tahun ini 280 orang, tahun lalu 265 orang, dan tahun sebelumnya 240 orang."
        ),
        Example(
            "Dari 50 kursi, partai itu meraih 37 kursi.",
        ),
        Example(
            "Desa itu dihuni 1.200 jiwa dan memiliki 340 rumah, 12 musala, dan 3 sekolah.",
        ),
        Example(
            "Harga beras naik menjadi Rp15.000 per kg, minyak goreng Rp17.500 per liter, dan gula Rp16.000 per kg.",
        ),
        Example(
            "Tahun 2021 tercatat 120 kasus, tahun 2022 ada 150 kasus, dan tahun 2023 sebanyak 180 kasus.",
        ),
        Example(
            "Sebanyak 500 peserta hadir, yaitu warga, pelajar, dan pegawai dari 12 desa.",
        ),
        Example(
            "Acara diikuti 300 pelari dari 20 kota, dengan hadiah total Rp50 juta.",
        ),
        Example(
            "Gempa berkekuatan magnitudo 5,2 terjadi di kedalaman 10 km, 45 km barat daya Anu.",
        ),
        Example(
            "Pemenang pertama menerima Rp5 juta, pemenang kedua Rp3 juta, dan pemenang ketiga Rp2 juta.",
        ),
        Example(
            "Bupati menyerahkan 100 paket sembako di Desa Anu. Pekan lalu ia membagikan 250 paket di Desa Polan.",
        ),
        Example(
            "Jumlah penduduk miskin 25,1 juta orang, sedangkan pengangguran 7,2 juta orang.",
        ),
        Example(
            "Pada 2022 kasus stunting 1.250 anak, lalu turun menjadi 980 anak pada 2023, dan ditargetkan "
            "700 anak pada 2024.",
        ),
        Example(
            "Perusahaan membukukan pendapatan Rp5,2 triliun, laba kotor Rp1,4 triliun, dan laba bersih Rp620 miliar.",
        ),
        Example(
            "Kabupaten Anu memiliki 24 kecamatan, 320 desa, dan 12 kelurahan dengan penduduk 1,2 juta jiwa.",
        ),
        Example(
            "Panitia menyiapkan 1.000 kupon, yakni kupon biasa dan kupon VIP, yang dijual Rp25.000 dan Rp50.000.",
        ),
        Example(
            "Kapal itu mengangkut 120 penumpang, 30 sepeda motor, dan 12 mobil.",
        ),
        Example(
            "Polisi menyita 12 gram sabu, 40 butir ekstasi, dan uang Rp2 juta dari tiga tersangka.",
        ),
        Example(
            "Hingga Maret, realisasi investasi Rp1,2 triliun atau 30 persen dari target Rp4 triliun. Tahun "
            "lalu realisasi pada periode sama Rp1,1 triliun.",
        ),
        Example(
            "Suhu tertinggi 34 derajat dan terendah 23 derajat. Kelembapan 60 hingga 95 persen.",
        ),
        Example(
            "Harga cabai di Pasar Anu Rp60.000 per kg, di Pasar Polan Rp65.000 per kg, dan di Pasar Waru "
            "Rp62.000 per kg. Rata-rata harga Rp62.300 per kg.",
        ),
        Example(
            "Tiga perusahaan mengajukan penawaran, yaitu PT Anu Rp4,1 miliar, PT Polan Rp4,3 miliar, dan "
            "PT Waru Rp4,6 miliar, dari pagu Rp5 miliar.",
        ),
        Example(
            "Belanja naik 5 persen, terdiri dari belanja pegawai yang naik 6 persen dan belanja modal yang "
            "naik 4 persen.",
        ),
    ),
    messages={},
)
