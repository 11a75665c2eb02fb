"""What search knows about Norwegian, as data: the builder and the worker in the browser read the same tables.

All words stand folded (see `words.fold`): lower case, æ and å written a, ø written o. The tables say how words
vary; which words exist is settled by the vocabulary of the site, so a rule may be generous.
"""

from __future__ import annotations

STOP = (
    "alle at av bare ble bli blir da de deg dem den denne der dere deres det dette di din disse ditt du eller en enn er "
    "et ett for fordi fra ha hadde han har hun hva hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ja "
    "jeg kan kunne matte kom med meg men min mitt mot ma nar non nok og ogsa om opp oss over pa seg selv si sin sine skal "
    "skulle slik som sa til ut var ved vi vil ville vart vare a gjor gjore gjores bor far fa finnes finner trenger "
    "eit eg kva kven kvar kvifor korleis ikkje me dei deira hja vere vert nokon noko so ho gjer gjere skjer "
    "hos blant per via samt uten gjennom bade enten kun helt litt veldig ganske alltid aldri jo vel na her hit dit igjen enda enna allerede "
    "the of and to is in what how lurer handle handler ga gar lage egentlig burde"
)
"""Words that say how something is asked and seldom what about: they weigh little, and nothing when they miss."""

SEMI = (
    "etter under mellom mange mye mer flere ofte lenge ned inn frem sammen innen ny nytt nye bedre mest mindre god gode bra best beste "
    "viktig stor storre liten sma annen andre egen felles samme forst forste neste hele ting mate gang tips rad alt "
    "bruke brukes hjelp hjelpe be begynne finne gi holde komme la legge mene se sette skje synes ta tar tenke tro vite vet vise "
    "dag dagen folk fortsette fortsetter klar klart kommer skrive skriver"
)
"""Words that weigh less than a noun or a verb, but do carry something."""

ENDINGS = (
    # nouns and adjectives, bokmål and nynorsk, with the genitive
    "e s en et er ene a ar ane r ne n t ens ets ers enes anes "
    # verbs and comparison
    "te de dde ede es st ste ende ande ere est este d tt"
)
"""What may be taken off a word; the rest, or the rest and an «e», is looked up."""

REWRITES = (
    "ler=el ler=ler lene=el le=el rer=er re=er rene=er ner=en ne=en nene=en mmet=m mmene=m mmer=m mmets=m "
    "tler=ttel tlene=ttel kler=kkel klene=kkel pler=ppel dler=ddel dlene=ddel "
    "arane=er arar=er aren=er ar=er ara=er nad=ning ede=et riene=rium rier=rium"
)
"""Endings that change the stem: «regler» is «regel», «rommet» is «rom», «brukarane» is «bruker»."""

FAMILY = (
    "ativt ative ativ eringene erings ering elsene elsen elser else ningen ninger ning ingen inger ing asjoner asjonen asjon sjonen sjoner "
    "sjon erende ende eren ere ers er isk lig elig het dom ar ande e r t te et d s"
)
"""What words made from one another differ in: «involvere» and «involvering», «lede», «leder» and «ledelse»."""

TWINS = (
    "likn=lign fram=frem efter=etter farv=farg ein=en sjuk=syk jamn=jevn laus=los veg=vei hog=hoy rekn=regn golv=gulv "
    "adferd=atferd"
)
"""Stems that bokmål writes in two ways: «sammenlikne» and «sammenligne», «seinere» and «senere» are one word here."""

NUMBERS = (
    "0=null 1=en,ett,forste,fyrste 2=to,andre,annen,annet 3=tre,tredje 4=fire,fjerde 5=fem,femte 6=seks,sjette 7=sju,syv "
    "8=atte,attende 9=ni 10=ti,tiende 20=tjue,tyve"
)
"""Number words and ordinals, by figure."""

PARTICLES = "opp ut inn ned fram frem til pa av sammen bort over etter gjennom saman videre"
"""Second half of a verb, as in «følge opp»: no first part of a compound."""

LINKS = "s e"
"""Letters that may join the parts of a compound."""

NYNORSK = (
    "kva=hva kven=hvem kvar=hver korleis=hvordan kvifor=hvorfor arbeidstakar=arbeidstaker auk=ok avgjerd=avgjor avroyst=avstem berre=bare bilet=bild "
    "brukar=bruker byrj=begynn deltakar=deltaker deltaking=deltakelse eigar=eier eige=eie eigen=egen enskild=enkelt fleir=fler forebu=forbered forebuing=forberedelse folgj=folg fylgj=folg "
    "foremal=formal foresetnad=forutsetning fremsteg=fremgang fyrst=forst ggj=gg gjev=gi gjevar=giver gjeving=givning gjord=gjort "
    "grunngjev=begrunn hald=hold heil=hel heim=hjem heit=het hovud=hoved hoyr=hor innbyggjar=innbygger hugs=husk innleiing=innledning jamstil=likestil kjeld=kild kjend=kjent "
    "kjenneteikn=kjennetegn kkj=kk kome=komme koyr=kjor leg=lig leiar=leder leie=lede leiing=ledelse likskap=likhet loys=los manad=maned "
    "medverking=medvirkning medverknad=medvirkning meir=mer mogleg=mulig mykje=mye naud=nod naudsynt=nodvendig nkj=nk nyskaping=innovasjon "
    "omgrep=begrep onskj=onsk open=apen opne=apne nokr=non ordskift=diskusjon oving=ovelse partnar=partner regneskap=regnskap "
    "rettlei=veiled retting=rettelse rettleiar=veileder rettleiing=veiledning romet=rommet roynsl=erfaring sakliste=saksliste samanlign=sammenlign "
    "saman=sammen samverknad=samvirke semje=enighet setj=sett sja=se sida=siden skildring=beskrivelse skilj=skill skilnad=forskjell skule=skole "
    "spel=spill sporj=sporr stad=sted stode=situasjon styresmakt=myndighet tal=tall teikn=tegn tenest=tjenest tilbod=tilbud tilgjenge=tilgjengelig tilhove=forhold "
    "tilsett=ansatt tilra=anbefal tilstand=situasjon trygglei=trygghe usemje=uenighet utan=uten val=valg veileiing=veiledning veke=uke "
    "vel=velg velj=velg verk=virk verknad=virkning verksemd=virksomhet vidar=vider vinst=gevinst ynskj=onsk ynskt=onsket yting=ytelse"
)
"""Nynorsk stems and what they are in bokmål, folded, tried where a word is not found as it stands: the longest first, from
the left."""


def tables() -> dict[str, str]:
    """Return every table as the worker reads it, keyed by its own name for it."""
    return {
        "stop": " ".join(sorted(STOP.split())),
        "semi": SEMI,
        "endings": ENDINGS,
        "rewrites": REWRITES,
        "family": " ".join(sorted(FAMILY.split(), key=len, reverse=True)),
        "twins": TWINS,
        "numbers": NUMBERS,
        "nynorsk": " ".join(sorted(NYNORSK.split(), key=lambda rule: len(rule.partition("=")[0]), reverse=True)),
    }
