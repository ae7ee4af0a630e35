"""Small files in the layouts that publishers of open data use, made here: nobody's data."""

TECHNO = (
    "code_insee;nom_com;code_dep;code_reg;nbr;type;elig_ftth;elig_coax;elig_cu;elig_cu_8;"
    "elig_cu_30;elig_thdr;elig_4gf;elig_hdr;elig_sat;date"
)
WIRED = (
    "code_insee;nom_com;code_dep;code_reg;nbr;type;inel_hd;elig_hd05;elig_hd3;elig_bhd8;"
    "elig_thd30;elig_thd100;elig_thd1g;date"
)
SCHOOLS = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;"
    "Code_commune;Nom_commune;Ecole_maternelle;Ecole_elementaire;etat"
)
FACILITIES = "AN;NOMRS;LIBCOM;DEPCOM;DEP;REG;DOM;SDOM;TYPEQU"
COUNTS = (
    '"GEO";"GEO_OBJECT";"FACILITY_DOM";"FACILITY_SDOM";"FACILITY_TYPE";"BPE_MEASURE";'
    '"TIME_PERIOD";"OBS_VALUE"'
)
POPULATIONS = "CODREG;REG;CODDEP;DEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT"


def file(header: str, *lines: str, encoding="utf-8") -> bytes:
    return "\n".join([header, *lines, ""]).encode(encoding)


def techno(code="32233", nbr=1000, ftth=970, thdr=0, fixed_4g=0, type_of="all") -> str:
    cells = [code, "Marciac", "32", "76", nbr, type_of, ftth, 0, nbr, 0, 0, thdr, fixed_4g, 0, nbr]
    return ";".join(map(str, [*cells, "2026-03-31"]))


def wired(code="32233", nbr=1000, thd30=900, thd100=400, thd1g=400) -> str:
    cells = [code, "Marciac", "32", "76", nbr, "all", 0, nbr, nbr, nbr, thd30, thd100, thd1g]
    return ";".join(map(str, [*cells, "2026-03-31"]))


def school(
    code="32233", kind="Ecole", nursery="1", primary="1", state="OUVERT", name="École"
) -> str:
    return f"0320001A;{name};{kind};Public;{code};MARCIAC;{nursery};{primary};{state}"


def facilities(code="32233", *types: str) -> list[str]:
    return [f"2024;X;Marciac;{code};32;76;{t[0]};{t[:2]};{t}" for t in types]
