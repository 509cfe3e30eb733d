/**
 * What a text says about its shelf: phrases by how sure they make it. Written as people write them; words are compared
 * by stem, the longest phrase wins and its words count for nothing else, so false friends are phrases of their own.
 */

/** How sure one phrase alone makes the shelf, in permille. */
export const CUE_PERMILLE = { sure: 900, likely: 650, perhaps: 450 } as const;
export type CueWeight = keyof typeof CUE_PERMILLE;

type Cues = Partial<Record<CueWeight, string>>;

export const CATEGORY_CUES: Readonly<Record<string, Cues>> = {
  'kain-tapis': {
    sure: 'kain tapis|tapis lampung|sulam tapis|tenun tapis|selendang tapis|sarung tapis|tapis|peci tapis|tas tapis|dompet tapis|kopiah tapis|jas tapis',
  },
  wastra: {
    sure: 'kain batik|batik lampung|batik tulis|batik cap|kain tenun|tenun ikat|songket|ulos|sasirangan|jumputan|kain sulam|sulam usus|kain tradisional|wastra|kain adat',
    likely: 'batik|tenun|sulam|bordir|selendang|kain etnik',
  },
  seragam: {
    sure: 'pakaian petugas|pakaian petugas kebersihan|pakaian asn|pakaian pegawai|pakaian outsourcing|pakaian dinas|pakaian dinas harian|pakaian dinas lapangan|pakaian kerja|pakaian seragam|baju seragam|seragam|baju batik|kemeja batik|seragam batik|pdh|pdl|psl|psr|pakaian lapangan|rompi|kaos|kaos polo|polo shirt|t shirt|jaket|wearpack|werpak|baju kerja|baju dinas|kemeja|jas almamater|pakaian olahraga|baju olahraga|pakaian adat|toga|mukena|safety shoes|sepatu safety|sepatu dinas|sepatu lapangan|pakaian satpam|pakaian pramubakti|pakaian pengemudi|pakaian atribut|atribut pakaian|konveksi|jasa jahit|jahit seragam|jahit pakaian|pakaian anak|pakaian pelindung|pakaian upacara|pakaian khusus|baju koko',
    likely:
      'pakaian|baju|sepatu|topi|kerudung|jilbab|sarung tangan|celana|jas hujan|perlengkapan perorangan|kopiah|peci',
  },
  tekstil: {
    sure: 'gorden|gordyn|gordeng|hordeng|korden|tirai|vertical blind|roller blind|taplak|taplak meja|sprei|seprai|selimut|handuk|sarung bantal|linen|bantal|kasur|sajadah|bendera|umbul umbul',
    likely: 'kain|karpet|tekstil|kelambu',
  },
  suvenir: {
    sure: 'suvenir|souvenir|souvenirs|sovenir|souvenier|cinderamata|cindera mata|cenderamata|cendera mata|cendramata|merchandise|merchandize|buah tangan|oleh oleh|gantungan kunci|tumbler|mug|payung lipat|kalung bunga|gift|kenang kenangan|pin logo|pin|miniatur siger|siger',
    likely: 'payung|jam dinding|powerbank|power bank|flashdisk logo|door prize|doorprize|hadiah',
  },
  plakat: {
    sure: 'plakat|plaket|vandel|fandel|piala|trofi|trophy|medali|lencana|piagam penghargaan akrilik|papan nama akrilik|pataka',
    likely: 'papan nama|akrilik|acrylic|nomenklatur',
  },
  kerajinan: {
    sure: 'tikar|tikar pandan|tudung saji|kap lampu hias|kerajinan tangan|kerajinan|anyaman|anyaman bambu|anyaman rotan|ukiran|ukiran kayu|kriya|keramik hias|gerabah|rajutan|makrame|besek|keranjang anyam|lukisan|patung',
  },
  'seminar-kit': {
    sure: 'seminar kit|seminar kits|seminarkit|training kit|trainingkit|kit seminar|kit pelatihan|workshop kit|bimtek kit|perlengkapan peserta|kelengkapan peserta|perlengkapan seminar|perlengkapan bimtek|perlengkapan pelatihan|tas seminar|tas peserta|tas pelatihan|block note|blocknote|block notes|blok note|bloknot|blocknotes|notes seminar|map seminar|id card|lanyard|tali lanyard|tali id card|notebook dan pulpen|buku catatan dan pulpen|name tag|tanda pengenal|co card|cocard',
    likely: 'perlengkapan siswa|perlengkapan taruna|perlengkapan diklat|kit',
    perhaps: 'perlengkapan panitia|perlengkapan kegiatan',
  },
  tas: {
    sure: 'goodie bag|goodiebag|goody bag|goodybag|tas spunbond|tas spunbon|tote bag|totebag|tas kain|tas kanvas|tas belanja|tas ransel|ransel|tas punggung|backpack|tas laptop|tas selempang|koper|dompet|paper bag|tas',
  },
  'konsumsi-rapat': {
    sure: 'konsumsi rapat|konsumsi kegiatan|konsumsi peserta|konsumsi pelatihan|konsumsi diklat|konsumsi acara|konsumsi makan|konsumsi panitia|konsumsi pertemuan|konsumsi sosialisasi|konsumsi tamu|konsumsi operasional|konsumsi pegawai|jasa konsumsi|makan minum rapat|makan dan minum rapat|makanan dan minuman rapat|makan rapat|makan rapat biasa|makan minum|makan dan minum|makanan dan minuman|makan minuman|makan siang|makan malam|makan pagi|makan kegiatan|mamin|jamuan|jamuan rapat|jamuan tamu|jamuan makan|prasmanan|parasmanan|katering|catering|katring|jasa boga|jasaboga|makan snack|makan dan snack|makan dan kudapan|makan kudapan|snack dan makan|kudapan dan makan|makan peserta|makan panitia|makan pegawai|makan petugas|makan jaga|makan jaga kawal|makan jaga fungsi|makan piket|makan tahanan|makan pasien|makan siswa|makan taruna|makan serdik|makan lembur|permakanan|jasa permakanan|buka puasa|berbuka puasa|sahur|coffee morning|ulp non organik|konsumsi tahanan|konsumsi siswa|konsumsi pasien|makan karyawan|makan diklat|makan penjaga|makan tim|makan tamu|tumpeng|nasi tumpeng',
    likely: 'konsumsi|makan|makanan|uang makan|minum rapat|minuman|dapur umum|makan bergizi',
  },
  'snack-box': {
    sure: 'snack box|snackbox|snak box|snack|snak|snek|kue kotak|kue box|kudapan|kudapan rapat|coffee break|coffe break|kue basah|jajanan pasar|kue tradisional|aneka kue|roti dan kue|snack rapat|snack kegiatan',
    likely: 'kue|roti|donat|buah potong',
  },
  'nasi-kotak': {
    sure: 'nasi kotak|nasi box|nasi boks|nasi bok|nasi dus|lunch box|lunchbox|nasi bungkus|makan kotak|makan box|nasi padang',
    likely: 'nasi',
  },
  'makanan-kemasan': {
    sure: 'pempek|bakpia|tempoyak|bolu|bolu gulung|lapis legit|brownies|roti kering|gula semut|makanan kemasan|makanan olahan|pangan olahan|sambal|abon|bumbu masak|madu|sirup|selai|dodol|lempok|biskuit|wafer|minuman kemasan|susu|susu uht|minuman serbuk|makanan ringan kemasan|permen|mie instan|sarden',
    likely: 'extra fooding|makanan tambahan|pemberian makanan tambahan|pmt|jus',
  },
  camilan: {
    sure: 'keripik|kripik|keripik pisang|keripik singkong|kerupuk|krupuk|kemplang|rempeyek|peyek|camilan|cemilan|makanan ringan|kacang mete|kacang telur|klanting|lanting|kue kering|pisang sale|rengginang|emping',
  },
  kopi: {
    sure: 'kopi|kopi bubuk|kopi robusta|kopi bubuk robusta|bubuk kopi|kopi lampung|kopi luwak|biji kopi|teh|teh celup|kakao|kopi instan|kopi gula teh|gula kopi teh',
    likely: 'cokelat|coklat',
  },
  'air-minum': {
    sure: 'air mineral|air minum kemasan|air minum dalam kemasan|amdk|air kemasan|air galon|galon air|air minum galon|air minum pegawai|air minum kantor|air minum isi ulang',
    likely: 'air minum',
  },
  hampers: {
    sure: 'hampers|hamper|bingkisan|bingkisan camilan|bingkisan makanan|hampers camilan|hampers kopi|hampers kue|parsel makanan|parsel kue|parsel buah|parsel|parcel|bingkisan lebaran|paket lebaran|paket hari raya|paket natal|gift box',
  },
  sembako: {
    sure: 'ikan asin|gula merah|garam|garam beryodium|sembako|bahan pokok|kebutuhan pokok|bahan makanan|bahan makanan pokok|bahan pangan|bahan permakanan|bahan makan|beras|minyak goreng|gula pasir|telur|daging|sayur|sayuran|buah buahan|lauk pauk|sayur mayur|bantuan pangan|tepung|ikan segar|daging ayam|natura pangan|bahan dapur|bahan makanan tahanan|bahan makanan narapidana|bahan makanan wbp|bahan pokok masyarakat|bama',
    likely: 'natura|buah segar|bumbu',
  },
  atk: {
    sure: 'atk|alat tulis kantor|alat tulis perkantoran|alat tulis|alat kantor tulis|alat tulis dan kantor|kertas|kertas hvs|kertas cover|barang konsumsi habis pakai|bahan habis pakai kantor|barang habis pakai kantor|komputer supplies|komputer suplies|komputer supply|computer supplies|computer suplies|komputer suplai|supplies komputer|suplies komputer|penunjang komputer|bahan penunjang komputer|perlengkapan komputer|bahan komputer|suplai komputer|tinta printer|toner printer|tinta|toner|catridge|cartridge|katrid|pulpen|bolpoin|ballpoint|pensil|spidol|map|ordner|odner|stopmap|amplop|materai|meterai|benda pos|stempel|whiteboard|flashdisk|alat listrik kantor|stationery|buku tulis|papan tulis|buku agenda|perforator|stapler|bahan tulis',
    likely:
      'keperluan sehari hari perkantoran|keperluan perkantoran sehari hari|kebutuhan sehari hari perkantoran|keperluan sehari hari kantor|persediaan kantor|barang persediaan|bahan kantor|perlengkapan kantor|keperluan perkantoran|alat kantor|keperluan kantor|kebutuhan perkantoran|kebutuhan kantor|suku cadang komputer',
    perhaps:
      'barang persediaan barang konsumsi|persediaan barang konsumsi|barang konsumsi|barang habis pakai|bahan habis pakai|alat bahan kantor|logistik kantor|perlengkapan perkantoran|peralatan tulis|habis pakai kantor',
  },
  cetakan: {
    sure: 'barang cetakan|bahan cetak|bahan cetakan|cetak|pencetakan|percetakan|penggandaan|fotokopi|foto kopi|fotocopy|foto copy|fotocopi|fotocoppy|photocopy|photo copy|penjilidan|jilid|laminating|leaflet|brosur|flyer|poster|booklet|buku saku|kalender|kartu nama|buku panduan|sertifikat cetak|cetak buku|cetak laporan|blanko|blangko|formulir cetak|kop surat|stiker|sticker|cetak sertifikat|sertifikat peserta|piagam|piagam penghargaan|buku yasin|cetak undangan|cetak foto|kartu undangan|majalah cetak|cetak majalah|pamflet|penggandaan materi|cover sertifikat|map cetak',
    likely: 'dokumentasi cetak|modul|buletin|plang|papan informasi|barcode|kartu',
    perhaps: 'buku',
  },
  spanduk: {
    sure: 'spanduk|banner|x banner|xbanner|roll banner|roll up banner|baliho|baligo|baligho|cetak baliho|cetak baligho|backdrop|back drop|bakdrop|umbul umbul cetak|billboard|neon box|cetak banner|cetak spanduk|standing banner|standing acrylic',
  },
  kebersihan: {
    sure: 'sapu|sapu lidi|kain pel|alat pel|keset|kemoceng|alat kebersihan|bahan kebersihan|alat dan bahan kebersihan|alat pembersih|bahan pembersih|peralatan kebersihan|perlengkapan kebersihan|bahan pembersih kantor|alat rumah tangga kebersihan|cleaning supplies|sabun|sabun cuci|deterjen|hand sanitizer|handsanitizer|disinfektan|desinfektan|tisu|tissue|tempat sampah|pengharum ruangan|pewangi ruangan|jasa kebersihan|jasa kebersihan kantor|jasa petugas kebersihan|tenaga kebersihan|jasa tenaga kebersihan|petugas kebersihan|cleaning service|cleaning servis|cleaning servic|kebersihan kantor|kebersihan gedung|laundry|laundri|fumigasi|pest control|rayap',
    likely: 'kebersihan|alat rumah tangga kantor|pembersih',
    perhaps: 'perabot kantor|peralatan rumah tangga|alat rumah tangga|perlengkapan rumah tangga|perabot rumah tangga',
  },
  mebel: {
    sure: 'mebel|mebeler|mebelair|mebelaire|meubel|meubelair|meubelaire|meubeler|meubelier|meubeleir|meubiler|meubilair|meubelleir|meubellair|mebeleur|mebelur|mebelar|mobiler|mobilair|mebeulair|furnitur|furniture|furnitures|furniter|meja kerja|meja kursi|meja dan kursi|kursi kerja|kursi rapat|meja rapat|meja belajar|kursi|meja|lemari|lemari arsip|lemari besi|lemari dokumen|rak arsip|rak|rak buku|filing cabinet|filling cabinet|filling kabinet|filing kabinet|filing kabinet|roll o pack|roll opack|rollopack|sofa|partisi|kitchen set|loker|locker|brankas|tempat tidur|ranjang|backdrop ruangan|meja makan|etalase|nakas|mobile file|mobile filling|bufet|kursi roda tamu|kursi tunggu|kursi tamu',
    likely: 'interior|podium|mimbar|kabinet|inventaris kantor',
  },
  elektronik: {
    sure: 'komputer|laptop|notebook|pc|personal computer|printer|scanner|mesin fotokopi|mesin fotocopy|mesin absensi|finger print|fingerprint|mesin penghancur kertas|ac|ac split|air conditioner|pendingin ruangan|alat pendingin|kulkas|lemari es|televisi|tv|smart tv|proyektor|projector|lcd proyektor|infocus|cctv|kamera|camera|drone|server|ups|hardisk|hard disk|harddisk|switch hub|router|peralatan elektronik|elektronik|alat elektronik|alat pengolah data|perangkat pengolah data|pengolah data dan komunikasi|perangkat komputer|peralatan komputer|alat komunikasi|handy talky|handytalky|ht|mesin cuci|dispenser|kipas angin|vacuum cleaner|kompor|microwave|tablet|ipad|webcam|speaker|mikrofon|microphone|alat studio|peralatan personal computer|videotron|videowall|mesin pengering pakaian|pengering pakaian|mesin pembuat kopi|coffee maker|interactive display|smart board|smartboard|genset kantor|mesin potong kertas|workstation|perangkat it|peralatan it',
    likely: 'wireless|lampu|alat listrik|komponen listrik|perlengkapan listrik|stabilizer|tv kabel',
  },
  mesin: {
    sure: 'mesin jahit|mesin bordir|mesin obras|mesin pengolah|mesin pengolahan|mesin produksi|mesin pertanian|alat mesin pertanian|alsintan|mesin pencacah|mesin perajang|mesin pengemas|mesin kemasan|mesin giling|mesin roaster|mesin roasting|mesin vakum|mesin sealer|alat produksi|traktor|hand tractor|mesin bubut|mesin las|mesin potong rumput|pompa air|mesin pompa|mesin cetak|mesin pres|genset|mesin tenun|alat tenun|mesin pencetak|mesin cnc|mesin oven|oven|mixer|alat pertukangan|perkakas|mesin pengering|mesin packing',
    likely: 'mesin|mesin kopi',
    perhaps: 'teknologi tepat guna',
  },
  'jasa-acara': {
    sure: 'event organizer|event organiser|jasa penyelenggaraan acara|penyelenggara kegiatan|jasa penyelenggara acara|jasa penyelenggara kegiatan|jasa penyelenggaraan kegiatan|jasa eo|penyelenggara acara|penyelenggaraan acara|sewa tenda|tenda|sewa kursi|sewa meja|sewa meja kursi|sewa panggung|panggung|sewa sound system|sound system|dekorasi|dekorasi ruangan|stand pameran|booth pameran|sewa booth|sewa stand|booth|stan pameran|pembuatan stand|hiburan|organ tunggal|jasa kesenian|tenaga kesenian|tari|jasa dokumentasi|jasa fotografi|fotografer|videografi|videografer|dokumentasi kegiatan|jasa mc|karangan bunga|papan bunga|sewa alat pesta|alat pesta|sewa peralatan acara|live streaming|talkshow|sewa multimedia|sewa lighting|pawai|karnaval|festival|pentas seni|perlengkapan acara|sewa videotron',
    likely: 'pameran|bazar|bazaar|expo|dokumentasi|event|perlengkapan pameran|gladi',
    perhaps: 'penyelenggaraan kegiatan|lomba',
  },
};

/** Read and passed over: they hold words of a shelf but say nothing of one. */
export const NEUTRAL_PHRASES =
  'alat bahan untuk kegiatan kantor|belanja alat bahan untuk kegiatan kantor|bahan untuk kegiatan kantor|peralatan dan mesin|modal peralatan dan mesin|obat dan makanan|pengawas obat dan makanan|' +
  'perundang undangan|peraturan perundang undangan|badan pangan|cadangan pangan|ketahanan pangan|swasembada pangan|' +
  'rumah tangga|kantor pos|kelas|kartu keluarga|warga negara|industri kecil|kekayaan intelektual|indikasi geografis|' +
  'jamuan kenegaraan|tanda tangan|tahan pangan|pengguna anggaran|perangkat daerah|perangkat desa|kerja sama|tenaga kerja|tim kerja|rapat kerja|program kerja|meja bantu|' +
  'tata usaha|air bersih|media tanam|kartu tani|sosialisasi halal|produk halal|pangan|' +
  'rumah sakit|buku tanah|kopi darat|desa tapis|tas nomor|merek dan indikasi geografis|meja hijau|polisi|piala dunia|tahun buku|warna coklat|ibu menyusui';

/**
 * Things no shelf holds: work by people, buildings, travel, health, the media. They stand against a shelf as one of
 * their own, and where they win there is no suggestion.
 */
export const NO_SHELF_CUES: Cues = {
  sure:
    'perjalanan dinas|perjalanan dinas biasa|perjalanan dinas dalam kota|perjalanan dinas luar kota|perdin|perjadin|biaya perjalanan|transport|transportasi|tiket|tiket pesawat|penginapan|akomodasi|hotel|uang harian|uang saku|uang lembur|uang representasi|uang duduk|uang transport|' +
    'audit|jasa audit|akuntan publik|auditor|konsultan|konsultansi|jasa konsultan|jasa konsultansi|konsultan perorangan|supervisi|pengawasan teknis|perencanaan teknis|ded|feasibility study|kajian|studi|penelitian|survei|survey|penyusunan dokumen|penyusunan laporan|penyusunan naskah|penyusunan ded|' +
    'tenaga fasilitator|tenaga fasilitator lapangan|fasilitator|asisten|asisten ta|honor|honorarium|narasumber|honor narasumber|jasa profesi|moderator|instruktur|pengajar|tenaga ahli|tenaga pendukung|jasa tenaga|tenaga administrasi|jasa tenaga administrasi|tenaga teknis|tenaga kesehatan|tenaga alih daya|alih daya|outsourcing|outsourching|outsorcing|outsorching|ppnpn|pppk|pjlp|satpam|security|pengemudi|sopir|pramubakti|tenaga kebersihan dan keamanan|gaji|tunjangan|upah|iuran|asuransi|jaminan kesehatan|jaminan kecelakaan|bpjs|' +
    'pembangunan|pembangunan mess|pembuatan mess|rehabilitasi|preservasi|rehab|renovasi|konstruksi|pekerjaan konstruksi|pembuatan gedung|jalan|jembatan|irigasi|saluran|drainase|sumur bor|bendung|embung|talud|paving|spam|perpipaan|penyediaan air minum|sistem penyediaan air minum|air minum perpipaan|rumah dinas|pemasangan|instalasi|apj|alat penerangan jalan|penerangan jalan|pagar|pengecatan|' +
    'pemeliharaan|perawatan|perbaikan|servis|service kendaraan|pemeliharaan kendaraan|suku cadang|bbm|bahan bakar|pelumas|kendaraan|kendaraan bermotor|mobil|sepeda motor|ambulans|ambulance|kapal|perahu|sewa|sewa kendaraan|sewa gedung|sewa hotel|sewa ruang|sewa ruang rapat|sewa mesin fotokopi|sewa mesin fotocopy|sewa komputer|sewa laptop|sewa rumah|sewa printer|rental|' +
    'kursi roda|obat|obat obatan|alkes|alat kesehatan|alat kedokteran|reagen|reagensia|laboratorium|bahan laboratorium|pengujian laboratorium|pengujian sampel|sampel makanan|sampling|bahan kimia|farmasi|vaksin|poliklinik|bmhp|bekal kesehatan|bekal farmasi|rapid test|media mikrobiologi|media mikro|penambah daya tahan tubuh|daya tahan tubuh|vitamin|pengujian|' +
    'aplikasi|sistem informasi|software|perangkat lunak|lisensi|website|hosting|bandwidth|internet|langganan|langganan internet|listrik|telepon|daya dan jasa|langganan daya|pulsa|paket data|zoom|' +
    'publikasi|iklan|advertorial|media massa|media cetak|media cetak dan elektronik|media elektronik|media sosial|media online|media televisi|televisi nasional|siaran|radio|koran|surat kabar|majalah|langganan surat kabar|kliping|penyebaran informasi|' +
    'paket meeting|fullboard|full board|fullday|full day|halfday|half day|paket fullboard|paket fullday|paket rapat|paket halfday|meeting|meeting luar kota|meeting dalam kota|' +
    'pengiriman|ekspedisi|ongkos kirim|angkutan|angkutan jalan|angkut|pengelolaan sampah|sampah|limbah|pendidikan|beasiswa|kursus|pelatihan kursus|kontribusi|biaya pendidikan|sertifikasi|uji kompetensi|medical check up|tes kesehatan|psikotes|' +
    'cetak sawah|kebun induk|bibit|benih|pupuk|pakan|pakan ternak|ternak|hewan|tanaman|amunisi|senjata|seismik|senpi|alutsista|lahan|pengadaan lahan|pengukuran|pengukuran tanah|bantuan sosial|hibah|kuota barang konsumsi|kuota konsumsi|operasional kantor dan pemeliharaan|museum|pengolahan sampah|bahan pelatihan|bahan praktik|bahan praktek|bahan sertifikasi|dpa skpd|rka skpd|honor output|pajak|sewa lahan|pelayanan perpustakaan|dekonsentrasi',
  likely: 'penyusunan|perencanaan|pengawasan|pemeriksaan',
  perhaps:
    'bimbingan teknis|bimtek|diseminasi|pelatihan|workshop|seminar|sosialisasi|promosi|koordinasi|evaluasi|monitoring|monev|verifikasi|penilaian|pendampingan|pembinaan|fasilitasi|analisis|pengembangan|pengumpulan data|konsultasi|peningkatan kapasitas|updating|pengamanan|gedung|bangunan|operasional kantor',
};

/** What follows is the thing itself: `belanja modal peralatan dan mesin berupa lemari`. */
export const NAMING_WORDS = 'berupa|yaitu|yakni|antara lain|terdiri dari';

/** After one of these a text tells what the thing is for, no longer what it is. */
export const OCCASION_WORDS = 'untuk|dalam rangka|pada|di|bagi|guna|kepada|kegiatan|mendukung|acara';
