"""Given names that are common and of one gender in most of the English-speaking press."""

from briefreader.draft.text.wordlist import word_set

FEMALE = word_set(
    """
    abby abigail ada adaeze adela adele adriana agatha agnes aileen ailsa aisha alana alexandra alexis
    alice alina alison allie allison alma althea alyssa amanda amaya amber amelia amina amira amy amélie
    ana anastasia andrea angela angelica angelina anita anjali ann anna annabel anne annette antonia
    anya aoife ariana arlene asha ashley astrid atieno audra audrey aurélie ava ayesha barbara bea
    beatrice beatrix beatriz belinda bella bernadette bernice berta beth bethan bethany betsy bettina
    betty bettye beverley beverly bianca blanca blythe bonnie brandi brenda brenna briana bridget
    bridgette brigitte brittany brooke caitlin camille candace candice cara carina carla carlotta carly
    carmela carmen carol carole caroline carolyn carrie cassandra catalina catherine cathleen cathy
    cecile cecilia celeste celia charlene charlotte chelsea cherie cheryl chiara chidinma chloe chloé
    christa christina christine christy cindy claire clara clare claudette claudia clementine colette
    connie constance cora corazon corinne crystal cynthia daisy danica danielle daphne darlene dawn
    deanna debbie debora deborah debra deirdre delia delilah delphine dena denise desiree diana diane
    diann dianne dina dinah dolly dolores donna dora doreen doris dorothea dorothy edith edna eileen
    ekaterina elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen ellie eloise elsa
    elsie elvira emilia emily emma enid erica erika erin erna ernestine estelle esther ethel etta
    eugenia eunice eva evangeline eve evelyn faith farah fatima fay faye felicity fiona flora florence
    florine frances francesca freya frieda gabriela gabrielle gail galina gemma georgia georgina
    geraldine gerda germaine gerri gertrude gillian gina ginny gisele giselle giulia gladys glenda
    gloria grace greta gretchen guadalupe gwen gwendolyn hannah harriet hattie hayley hazel heather
    heidi helen helena henrietta hester hettie hilary hilda hillary hollie holly hope hortense hélène
    ida ilana ilse imani imelda imogen ines inez inga ingrid iona irene irina iris irma isabel isabella
    isla isobel ivana ivanka ivanna ivy jacinta jackie jacqueline jacqui jade jami jana jane janelle
    janet janette janice janine jasmine jayne jean jeanette jeanne jeannette jeannie jemima jenn jenna
    jenni jennifer jenny jessica jill jillian jo jo-ann joan joann joanna joanne jocelyn jodi jodie
    johanna jolene jolie josefa josefina josephine josie joyce juana juanita judith judy julia julianna
    julie juliet june kaitlin kamala kara karen karin karina karla katarina kate katharine katherine
    kathleen kathryn kathy katie katrina katya kay kaye kayla kayleigh keira keisha kellie kelly
    kellyanne kelsey khadija kimberly kirsten kirstie kirsty kristen kristin kristina lakshmi lara
    latisha latoya laura lauren laurie layla leah leanne leila lena leona leonora lesley leticia letitia
    libby lila lilian liliana lillian lily lina linda lisa liv liz liza lois lola loretta lori lorna
    lorraine louisa louise lucia luciana lucille lucinda lucy ludmila luisa luz lydia lyn lynda lynette
    lynn lynne mabel madeleine madeline madison mae maeve magdalena maggie maisie malala mandy mara
    marcella marcia margaret margarita margot marguerite maria mariah mariam marian marianne maribel
    marie marilyn marina marisa marisol marissa marjorie marlene marsha marta martha martina mary
    matilda maud maura maureen mavis maxine maya meera meg megan megyn mei melania melanie melinda
    melissa mercedes meredith meryl mia michaela michele michelle mildred millicent millie mimi mina
    minnie miranda miriam moira molly mona monica monique muriel myra nadia nadine nancy naoko naomi
    natalia natalie natasha nathalie nell nellie nessa nettie ngozi niamh nicola nicole nikki nina
    noelle noor nora norma odalys odette oksana olga olivia ophelia oprah paige pam pamela paola
    patricia patsy patti patty paula paulina pauline pearl peg peggy penelope penny petra philippa
    phoebe phyllis pilar pippa polina polly portia priscilla priya rachael rachel ramona raquel rebecca
    rebekah renata renee rhonda rita roberta robyn rochelle roisin rosa rosalie rosalind rosanna rose
    roseanne rosemary rosie rowena roxana roxanne ruby ruth sabina sabrina sadie sakura sallie sally
    salma samantha samara samira sandra sandy saoirse sara sarah savannah selena serena sharon shauna
    sheila shelley shelly sherry sheryl shirin shirley sienna sigrid silvia simone sinead siobhan sofia
    sondra sonia sonja sonya sophia sophie stacey stefanie stella stephanie sue sunita susan susanna
    susannah susie suzanne suzy svetlana sybil sylvia sylvie tabitha tamara tammy tania tanya tara tasha
    tatiana teresa teri terri tess tessa thelma theodora theresa therese tiffany tina toni tracey tracy
    trina trish trisha trudy ulrike una ursula valentina valerie vanessa velma vera veronica vicki vicky
    victoria viola violet virginia viv vivian viviana wanda wanjiru wendy whitney wilhelmina wilma
    winifred xenia ximena yael yasmin yolanda yuki yvette yvonne zainab zara zelda zoe zoë élise
    """
)
MALE = word_set(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed aidan al alan alasdair albert alec alejandro
    alexander alfie alfred ali alistair allan allen alvaro amir amos anders andre andrei andrew andriy
    angelo angus anil anthony antoine antonio archie ari arjun arlen armando arne arnold arthur asa
    ashok augustus austin axel barnaby barney barry bart basil beau ben benedict benjamin bennie benny
    bernard bernardo bernie bert berthold bill billy bjarne bjorn blaine blake bob bobby boris boyd brad
    bradley brandon brendan brent brett brian brock bruce bruno bryan bryce burt byron caleb calvin
    cameron carl carlo carlos carlton casper cecil cedric cesar chad charles charlie chester chet chidi
    chris christian christopher chuck clarence clark claude claudio clayton clement cleve cliff clifford
    clint clive cody colin connor conor conrad constantine corey cory craig curtis cyril cyrus damian
    damien damon dan daniel danny dante darius darnell darrel darrell darren darryl darwin dave david
    dean declan denis dennis derek derrick desmond devin dewey dexter dick diego dieter dillon dirk
    dmitri dominic dominick don donald donnie doug douglas duane dudley duncan dustin dwayne dwight
    dylan earl ed eddie edgar edmund eduardo edward edwin efrain eli elias elijah elliot elliott elmer
    elton elvis elwood emanuel emeka emil emile emilio emmanuel emmett enoch enrique enzo eric erich
    erick erik ernest ernesto ernie errol erwin esteban ethan eugene eugenio evan everett ezekiel ezra
    fabio faisal farid felipe felix felton ferdinand fernando fidel finn floyd forrest francesco francis
    franco frank frankie franklin franz françois fraser fred freddie frederic frederick fredrick
    friedrich fritz gabe gabriel gareth garrett garth gary gavin gene geoff geoffrey georg george gerald
    gerard gerardo gerry gilbert giles gino giorgio giovanni giuseppe glen glenn gordon graham grant
    greg gregory grover guillaume guillermo gunnar gunther gus gustav gustavo guy hakeem hakim hal hamid
    hamish hamza hank hans harlan harold harrison harry harvey hassan haydn hector henrik henry herbert
    herman hernan herschel hershel hiram hiroshi hollis homer horace horatio howard hubert huey hugh
    hugo humberto hussein ian ibrahim igor ike imran ira irving irwin isaac isaiah isidore ismail ivan
    jack jacky jacob jacques jaime jake jamal james jared jarrod jason jasper javier jay jean-paul
    jean-pierre jeb jed jeff jeffery jeffrey jerald jeremiah jeremy jerome jerrod jerry jesse jim jimmy
    joachim joaquin joe joel joey johan johannes john johnny jon jonas jonathan jordan jorg jorge jose
    josef joseph josh joshua josiah juan juergen julian julio julius justin jürgen kareem karl kaspar
    keenan keith kelvin ken kendrick kenji kenneth kenny kent kermit kevin khalid kipchoge kirk
    klaus kofi kris kurt kwame kyle lachlan lamar lance landon larry lars laszlo laurence lawrence
    lazaro leander lech leif leland len lennart lenny leo leon leonard leonardo leopold leroy lester
    levi lewis liam linus lionel lloyd logan lonnie loren lorenzo louie louis luc luca lucas lucian
    luigi luis lukas luke luther lyle lyndon mahmoud mahmud malcolm malik manny manuel marc marcel
    marcelo marco marcus mario mark marlon marshall martin marty marvin marwan mason mateo mateus mathew
    mathieu mats matt matteo matthew mattias maurice maurizio maury max maximilian maximo mehmet melvin
    merle merrill michael michel mick mickey miguel mikael mike mikhail miles milton miroslav mitch
    mitchell mitt mohamad mohamed mohammad mohammed mohamud monte monty morris moses muhammad murray
    mustafa myron nasser nat nate nathan nathaniel ned neil nelson nestor newt nicholas nick nicolas
    nigel nikita nikolai nikos nils noah nolan norbert norman octavio olaf olav oleg oliver olivier
    ollie omar oren orlando orson osama oscar osman osvaldo oswald otis otto owen pablo paolo
    pascal patrick paul pavel pedro percival percy perry pete peter phil philip pierre piotr preston
    quentin quincy radek rafael rafe raheem rahul rainer raj rajesh ralph ramiro ramon ramsey ramzan
    rand randall randolph randy raphael rasheed rashid raul ravi ray raymond recep reggie reginald
    reince reuben rex rhys ricardo richard richie rick rob robbie robert roberto rocco roderick rodger
    rodney rodrigo roger roland rolando rolf romeo ron ronald ronnie ronny rory roscoe ross roy ruben
    rudolf rudy rufus rupert russ russell ryan sajid salim salman salvador sami samir samuel sandor
    sanjay santiago saul sayed scot scott seamus sean sebastian selim serge sergei sergey sergio seth
    shane shaun shawn sherman shinzo sid sidney sigmund silas simeon simon slobodan solomon soren
    spencer stan stanislav stanley stefan stefano steffen stephan stephen steve steven stewart stig stu
    stuart sunil sven sylvester tad takashi tarek tareq tariq tayyip ted teddy terence terrance terrence
    terry thaddeus theo theodore thierry thom thomas thurman tim timothy tobias toby tod todd tom tomas
    tomasz tommy tony travis trent trevor trey tristan tyler tyrone tyson ulf ulrich ulysses vaclav
    vadim valentin vance vern vernon vic victor vidal vikram viktor vince vincent virgil vitaly vito
    vladimir vojtech volodymyr wade wael waleed wallace wally walt walter warren waylon wayne wendel
    wendell werner wes wesley wilbur wilfred wilfredo william willie wim winston wladyslaw wolfgang
    woody wyatt xander xavier yasser yitzhak yuri yury yusuf yves zach zachary zack zane zbigniew zeke
    zoltan
    """
)
