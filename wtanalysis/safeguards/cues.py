"""Words beside which a name is to be expected."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend father sister cllr councillor pc dc ds "
    "sgt sergeant inspector constable judge baroness uncle aunt auntie aunty nanny granny grandma grandad grandpa "
    "nan pastor imam rabbi mister mrs. nurse mum teacher ta".split()
)
PLAIN_TITLES = frozenset("mr mrs ms mx mister".split())  # nothing but a name follows, whatever the case
KIN = frozenset(
    "son daughter child children boy girl baby brother sister mum mummy mom mam mother dad daddy father husband wife "
    "partner nephew niece cousin aunt auntie aunty uncle gran nan nana granny nanny grandma grandmother grandad grandpa "
    "grandfather granddaughter grandson grandchild grandchildren stepson stepdaughter stepdad stepmum stepfather "
    "stepmother stepchild twin twins sons daughters boys girls kids kid brothers sisters siblings sibling friend friends "
    "toddler teenager teen eldest youngest oldest ex girlfriend boyfriend fiance fiancee neighbour cousins nephews "
    "nieces goddaughter godson son-in-law daughter-in-law lad bairn foster-son foster-daughter student pupil "
    "godmother godfather soninlaw daughterinlaw motherinlaw fatherinlaw fosterson fosterdaughter".split()
)
MANY = frozenset("children twins sons daughters boys girls kids brothers sisters siblings friends grandchildren".split())
ROLES = frozenset(
    "worker headteacher head teacher nurse officer visitor midwife solicitor therapist guardian chair manager "
    "counsellor psychologist councillor paediatrician doctor consultant carer colleague client pupil student inspector "
    "chairman chairwoman keyworker advocate barrister mentor tutor senco dsl iro lado gp sw psychiatrist neighbour "
    "patient childminder principal resident judge carers witness perpetrator abuser victim landlord "
    "supervisor cafcass advocate deputy coach tenant".split()
)
WHOSE = frozenset("my our his her their your the a an this that little late foster adopted eldest youngest oldest".split())
LABELS = frozenset(
    "name names child children parent parents mother father carer pupil student worker from signed by contact subject "
    "client patient witness re teacher headteacher sibling siblings son daughter author sender respondent guardian "
    "mum dad applicant complainant referrer attendee attendees present chair cc to forename surname headteacher baby "
    "brother sister grandparent grandmother grandfather partner solicitor manager officer yp".split()
)
SIGN_OFFS = frozenset("regards wishes sincerely faithfully truly thanks thankyou love cheers gratefully yours best x xx".split())
PERSONAL = frozenset(
    "said told went lives lived attends attended came cried loves loved started stopped goes plays wants wanted needs "
    "needed moved died left felt feels was is has had got gets who asked says tells thinks thought did does would could "
    "can cant will wont hates hated sleeps slept eats ate struggles struggled turned never always aged also ran hit "
    "cannot will would rang rings left pays paid set sets walked drew deserves deserved became becomes kept keeps didnt doesnt wasnt isnt hasnt saw took gave helped made rang "
    "called visited met spoke talks knew knows found stayed refused disclosed reported returned remained joined".split()
)
BEING = frozenset("is was has had who wasnt isnt hasnt aged".split())
BEFORE_A_PERSON = frozenset(
    "with to told asked for when that because met by from saw helped loved love helps supports supported called and "
    "about named like thank thanked gave give tell ask paid between despite without know knew if while after before until since see visit visited let poor".split()
)
HOLY = frozenset("st saint king queen prince princess lake mount port pope santa san los la our mother great sainte".split())
PARTICLES = frozenset(
    "de la van der den von di da del dos bin bint ibn al el ul ur ab ap ni nic o mac mc st ter ten le du ould abu "
    "ui ua verch ferch".split()
)
UNNAMED = frozenset("section group part annex appendix table option figure question year key level band class "
                    "category type schedule form unit block room flat tier stage phase grade point plan vitamin "
                    "hepatitis ward form paragraph article chapter item version".split())
JUSTICE = frozenset(("justice",))
TELLING = frozenset("said told went lives lived attends attended came loves loved sleeps wants wanted needed moved died felt "
                    "hates slept asked says cried struggles turned aged ran never hit wasnt isnt deserves rang left pays paid drew set kept rings gave took made saw sat".split())
ALL = (
    TITLES | KIN | ROLES | LABELS | SIGN_OFFS | frozenset("name names surname forename nickname called named as am im".split())
)
BEFORE_A_TIME = frozenset("in since until till last next this every each during by mid late early of between".split())
NOT_PEOPLE = frozenset("speaker chairman president justice big right world wales magoo men and or universe perfect".split())
