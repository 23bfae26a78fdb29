"""Given names that are common and of one gender in most of the English-speaking press."""

from briefreader.draft.listing import word_set

FEMALE = word_set(
    """
    abby abigail ada adaeze adele adriana agnes aileen aisha alexis alice alison allison alma alyssa amanda
    amber amelia amina amy amélie ana anastasia andrea angela angelica anita anjali ann anna annabel anne
    annette antonia aoife ariana asha ashley astrid atieno audrey aurélie ava barbara bea beatrice beatriz
    bella bernadette bernice berta beth bethan bethany betty beverly bianca blanca bonnie brenda brenna
    bridget brigitte brittany brooke caitlin camille candace cara carina carla carmen carol carole caroline
    carolyn carrie cassandra catherine cecilia celia charlotte chelsea cheryl chiara chidinma chloé
    christina christine cindy claire clara clare claudette claudia colette connie constance cora corinne
    crystal cynthia daisy danielle daphne dawn deborah debra deirdre delia delphine denise desiree diana
    diane dina dolores donna doris dorothea dorothy edith edna eileen ekaterina eleanor elena elisa eliza
    elizabeth ella ellen ellie eloise elsa emily emma erica erika erin estelle esther eva eve evelyn faith
    farah fatima felicity fiona flora florence frances francesca freya gabriela gabrielle gail gemma georgia
    georgina geraldine gillian gina ginny giulia gladys glenda gloria grace greta guadalupe gwen hannah
    harriet hayley hazel heather heidi helen helena henrietta hilary hilda holly hope hélène ida imani
    imelda imogen ines inez ingrid irene irina iris isabel isabella isobel ivy jacinta jackie jacqueline
    jade jane janet janice jasmine jean jeanette jeanne jemima jenna jennifer jenny jessica jill jo jo-ann
    joan joann joanna joanne jocelyn jodie johanna jolene josephine josie joyce juanita judith judy julia
    julianna julie juliet june karen karin karina karla katarina kate katharine katherine kathleen kathryn
    katie katya kay kayla kayleigh keira kelly kelsey kimberly kirsten kirsty kristen kristin kristina
    lakshmi lara latoya laura lauren layla leah leanne leila lena leona leonora lesley lila lily lina linda
    lisa liz liza lois lola loretta lori lorna lorraine louisa louise lucia luciana lucille lucinda lucy
    ludmila luisa luz lydia lyn lynda lynn mabel madison maggie mandy marcia margaret margot marguerite
    maria mariam marianne maribel marie marilyn marina marisa marjorie marlene marta martha martina mary
    maura maureen mavis maxine maya meera megan mei melanie melinda melissa mercedes meredith michaela
    michelle mildred millie mina minnie miranda miriam moira mona monique muriel myra nadia nadine nancy
    naoko naomi natalia natalie nathalie nell nellie nessa ngozi niamh nicola nicole nina noelle noor nora
    norma odalys odette oksana olga olivia oprah paige pam pamela patricia patsy patty paula paulina pauline
    pearl peggy penelope penny petra philippa phoebe phyllis pilar polina polly priscilla priya rachael
    rachel ramona raquel rebecca rebekah renata renee rhonda rita roberta robyn rosa rosalie rosalind
    rosanna rose rosemary rosie roxanne ruby ruth sabina sabrina sadie sakura sallie sally samantha samara
    samira sandra sara sarah savannah selena serena sharon sheila shelley sherry shirin shirley sienna
    sigrid silvia simone siobhan sofia sondra sonia sophia sophie stacey stella stephanie sue sunita susan
    susanna suzanne svetlana sybil sylvia sylvie tabitha tamara tammy tanya tara tasha tatiana teresa teri
    terri tessa thelma theodora theresa tiffany tina toni tracey tracy trish trisha trudy ulrike una ursula
    valentina valerie vanessa vera veronica vicky victoria viola violet virginia vivian viviana wanjiru
    wendy whitney wilhelmina wilma winifred ximena yael yasmin yolanda yuki yvette yvonne zainab zara zelda
    zoe zoë élise
    """
)
MALE = word_set(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed aidan al alan alasdair albert alec alejandro
    alexander alfie alfred ali alistair allan allen alvaro amir amos anders andre andrei andrew andriy
    angelo angus anil anthony antoine antonio archie arjun armando arnold arthur ashok austin barnaby barney
    barry basil ben benedict benjamin bernard bert bill billy bjarne bjorn bob bobby boris brad bradley
    brandon brendan brett brian bruce bruno bryan byron caleb calvin cameron carl carlo carlos cecil cedric
    cesar chad charles charlie chester chidi chris christian christopher chuck clarence clark claude claudio
    clayton clement cliff clifford clint clive cody colin connor conor constantine corey craig curtis cyril
    damian damien damon dan daniel danny darius darrell darren darryl dave david dean declan denis dennis
    derek derrick desmond devin dexter diego dieter dillon dirk dmitri dominic don donald donnie doug
    douglas duane duncan dustin dwight dylan earl eddie edgar edmund eduardo edward edwin eli elias elijah
    elliot elliott elton emanuel emeka emilio enrique enzo eric erik ernest ernesto esteban ethan eugene
    evan ezra fabio felipe felix ferdinand fernando finn floyd francesco francis franco frank frankie
    franklin franz françois fraser fred freddie frederick fritz gabriel gareth garrett gary gavin geoff
    geoffrey george gerald gerard gilbert giles giorgio giovanni giuseppe glen glenn gordon graham grant
    greg gregory guillaume guillermo gunnar gunther gus guy hamish hamza hank hans harold harry harvey
    hassan hector henrik henry herbert herman hiroshi hollis homer horace howard hugh hugo hussein ian
    ibrahim igor imran isaac ismail ivan jack jacob jacques jake jamal james jared jason jasper javier
    jean-paul jean-pierre jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joachim joaquin joe joel
    johan johannes john johnny jon jonas jonathan jordan jorge jose joseph josh joshua juan julian julio
    justin jürgen karl keith ken kenji kenneth kevin khalid kipchoge kirk klaus kofi kurt kwame kyle lachlan
    lance larry lars laurence lawrence leo leon leonard leroy lester lewis liam lionel lloyd logan louis
    luca lucas luis luke luther malcolm marc marcel marco marcus mario mark marshall martin marvin mason
    mateo mateus mathieu matt matteo matthew maurice max maximilian melvin michael michel miguel mike
    mikhail miles milton mitchell mohamed mohammad mohammed morris muhammad mustafa nathan nathaniel ned
    neil nelson nicholas nick nicolas nigel nikolai nils noah norman olaf oleg oliver olivier omar orlando
    oscar osman otto owen pablo paolo patrick paul pavel pedro percy pete peter phil philip pierre preston
    rafael rahul raj rajesh ralph ramon randall randy raul ravi ray raymond reginald reuben rex ricardo
    richard rick rob robbie robert roberto rodney rodrigo roger roland ron ronald ronnie rory ross roy
    rudolf rupert russell ryan salvador samuel sanjay santiago scott seamus sean sebastian sergei sergio
    seth shane shaun sidney silas simon spencer stan stanley stefan stephen steve steven stewart stuart
    sunil sven takashi tariq ted terence terrence terry theo theodore thierry thomas tim timothy toby todd
    tom tommy tony travis trevor tristan tyler tyrone victor vikram viktor vince vincent vladimir volodymyr
    wade wallace walter warren wayne wendell werner wes wesley wilfred william willie winston wolfgang
    xavier yusuf zachary
    """
)
