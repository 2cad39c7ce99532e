package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Given names that people use for one another, in English and Spanish. A line is a name with its
/// short and pet forms; two names are variants when some line has both.
final class Nicknames {

    private static final String LINES =
            """
            abraham abe bram
            adelaide addie ada della
            agnes aggie nessie
            albert al bert bertie
            alexander alex alec sandy alick sasha
            alexandra alex sandra sandy alexa
            alfred alf fred freddie alfie
            alice allie elsie ally
            amelia amy millie emily
            andrew andy drew
            ann anne anna annie nan nancy hannah nannie
            anthony tony antony ant
            arabella bella bell
            archibald archie baldie
            arthur art artie
            augustus gus augustine austin
            barbara babs barbie bab
            bartholomew bart
            beatrice bea trixie beatrix
            benjamin ben benny benji
            bernard bernie barney
            bridget bridie biddy
            caroline carrie lina carolyn caro
            catherine kate katie kitty cathy kathleen katherine kathy katharine cath kit catharine kay
            cecilia cissy celia cecily cis
            charles charlie chas chuck charley chay carl
            charlotte lottie charlie lotty
            christina chris chrissie tina christine christiana
            christopher chris kit topher kris
            clara clare claire clarissa
            clement clem
            cornelius con neil corney
            cuthbert bert
            cyril cy
            daniel dan danny
            david dave davy davie dai
            deborah debbie deb
            dennis den denny denis
            donald don donnie
            dorothy dot dora dolly dotty dorothea thea dottie
            douglas doug dougie
            edith edie ede
            edmund ed ned eddie edmond ted
            edward ed ned ted eddie teddy eddy edwards neddy
            edwin ed ned eddie win
            eleanor ellen nell nellie nora elinor nelly ella
            elizabeth bess bessie beth betsy betty eliza elsie libby lizzie liz lisa lily lizzy elisabeth elspeth liza bet
            emma em emmie
            ernest ernie ern
            esther hester essie hetty
            eugene gene
            ezekiel zeke
            florence flo florrie flossie
            frances fanny fran francis frankie
            francis frank fran frankie franc
            franklin frank
            frederick fred freddie freddy frederic fredrick rick fritz
            gabriel gabe
            geoffrey jeff geoff jeffrey
            george georgie geordie georg
            gerald gerry jerry gerard
            gertrude gertie trudy
            gilbert gil gib bert
            gordon don
            grace gracie
            gregory greg
            griffith griff
            gwendolen gwen
            hannah anna nan
            harold harry hal
            harriet hattie harriett hatty etta
            helen nell nellie ellen lena helena nelly
            henrietta etta hetty hattie harriet
            henry harry hal hank hen
            herbert bert bertie herb
            hezekiah ki
            horace horatio
            hubert bert hugh
            hugh hughie huw
            humphrey humph
            ignatius iggy
            irene rene
            isaac ike zac
            isabella bella isabel belle ella tibby isobel
            jacob jake jacobus
            james jim jamie jimmy jem jas jemmy
            jane jenny janet jean joan janie jennie jinny
            jasper jas
            jemima mima jem
            jeremiah jerry jem
            jessica jess jessie
            joan joanna jo jone
            john jack johnny jock jon jno ian sean johnnie jonny jan johann johannes
            jonathan jon john
            joseph joe joey jos
            josephine jo josie
            joshua josh
            judith judy
            julia julie jill gillian juliet
            katherine kate kitty kathy kay
            kenneth ken kenny
            laura laurie
            laurence larry lawrence laurie lawrie
            leonard len lenny leo lennie
            leopold leo
            lewis louis lew lou
            louisa lou louise lulu
            lucy lu lucia lucinda
            lydia liddy
            magdalen maud maddie
            malcolm mal
            margaret maggie meg madge peggy margery daisy greta rita peg marg margot marjorie meggie
            maria mary mae may mia
            martha matty patty mattie
            martin marty
            mary molly polly may mamie minnie marie maria moll poll
            matilda tilda tilly maud mattie
            matthew matt mat
            maurice morris mo
            maximilian max
            michael mike mick mickey micky mitch
            mildred millie
            millicent millie
            minnie wilhelmina mina
            montague monty
            nathaniel nat nathan nate
            nehemiah nye
            nicholas nick nicky nic nicol colin
            oliver noll ollie
            oswald oz ozzie
            patience pat
            patricia pat patty trish tricia paddy
            patrick pat paddy rick
            penelope penny
            percival percy
            peter pete
            philip phil pip phillip
            philippa pippa
            phoebe feebie
            priscilla cilla prissy
            rachel ray
            ralph ray rafe
            randolph randy dolph
            raymond ray
            rebecca becky beck becca
            reginald reg reggie rex
            richard dick rich rick dickie ritchie dickon
            robert bob bobby rob robbie robin rab bert bobbie robb
            roderick rod rick roddy
            rodney rod
            roger rodge hodge
            roland rolly rowland
            ronald ron ronnie
            rosamund rose rosie
            rose rosie rosa
            rosemary rose rosie
            rudolph rudy dolph
            rupert rob
            samuel sam sammy
            sarah sally sadie sara sal
            sebastian seb bastian
            sidney sid sydney syd
            simon si sim
            solomon sol solly
            sophia sophie sophy
            stanley stan
            stephen steve steven ste stevie
            susan sue susie suzy susannah susanna susie hannah
            sylvester sil
            terence terry
            theobald theo
            theodore ted theo teddy
            theophilus theo
            theresa tess terry tessa teresa
            thomas tom tommy thom thos
            timothy tim
            tobias toby
            ulysses lyss
            ursula ursie
            valentine val
            victor vic
            victoria vicky vic tori
            vincent vin vince vinnie
            virginia ginny
            walter wat walt wally wattie
            wilfred wilf fred
            wilhelmina mina minnie willa billie
            william bill billy will willie liam wm willy williams
            winifred winnie freda win
            zachariah zac zachary zack
            adriana adri
            alberto beto
            alejandra aleja ale sandra
            alejandro alejo ale alex jandro
            alfonso poncho foncho
            alfredo fredy alfre
            ana anita ani
            andrea andre
            andres andy andrecito
            angela angie angelita
            antonio tono toni antonino
            beatriz betty bea betina
            camila cami mila
            camilo cami
            carlos carlitos charly calin
            carmen menchu carmencita
            carolina caro
            catalina cata lina
            cecilia ceci chila
            claudia clau
            concepcion concha conchita
            consuelo chelo
            cristian cris
            cristina cris tina cristy
            daniel dani
            daniela dani
            diana dianita
            diego dieguito
            dolores lola loli
            eduardo edu lalo
            enrique kike quique
            ernesto neto
            esperanza espe pera
            esteban teban
            fabian fabi
            federico fede fico
            felipe pipe
            fernanda fer nanda mafe
            fernando fer nando
            francisca paca pacha
            francisco paco pacho pancho kiko fran frank
            gabriel gabo gabi
            gabriela gabi
            german mancho
            gloria glorita
            gonzalo gonza
            graciela chela
            guadalupe lupe lupita
            guillermo memo guille
            gustavo gus tavo
            hector tito
            humberto beto
            ignacio nacho
            isabel isa chava chabela
            jaime jimmy
            javier javi
            jesus chucho chus
            jorge coque
            jose pepe pepito chepe josesito
            josefa pepa fina
            josefina fina pepa
            juan juancho juanito juanillo
            juana juanita
            juliana juli
            julian juli
            laura lau laurita
            leonardo leo
            leonor leo
            liliana lili
            lorena lore
            lucia lu lucha
            luis lucho luisito
            luisa luisita lu
            luz lucecita
            magdalena magda lena
            manuel manolo manu
            manuela manu
            marcela marce chela
            margarita marga rita
            maria mari maruja marita maru
            mariana mari nana
            mario mayito
            martha marta martica
            mauricio mauro mao
            mercedes meche merche
            miguel migue miguelito
            monica moni
            natalia nata naty
            nicolas nico
            oscar osqui
            pablo pablito
            paola pao
            patricia pati paty
            paula pau
            pedro pedrito perico
            pilar pili
            rafael rafa
            ramon moncho
            raul rulo
            ricardo richi ricky
            roberto beto robert
            rocio chio
            rodrigo rodri
            rosario charo
            salvador chava salva
            sandra sandrita
            santiago santi chago
            sebastian sebas
            sergio checho
            silvia chivis
            soledad sole
            sofia sofi
            susana susi
            teresa tere
            tomas tomasito
            valentina vale valen
            valeria vale
            veronica vero
            vicente chente
            victor vico
            virginia vicky
            xiomara xio
            yolanda yoli
            """;

    private static final Map<String, int[]> GROUPS = groups();

    private Nicknames() {}

    /// The lines a name stands in, ascending; none for most names.
    static int[] groups(String name) {
        return GROUPS.getOrDefault(name, NONE);
    }

    private static final int[] NONE = {};

    static boolean share(int[] groups, int[] others) {
        for (int group : groups) {
            for (int other : others) {
                if (group == other) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, int[]> groups() {
        Map<String, int[]> groups = new HashMap<>();
        List<String> lines = LINES.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            for (String name : Set.copyOf(Strings.words(lines.get(line)))) {
                int[] before = groups.getOrDefault(name, new int[0]);
                int[] now = Arrays.copyOf(before, before.length + 1);
                now[before.length] = line;
                groups.put(name, now);
            }
        }
        return Map.copyOf(groups);
    }
}
