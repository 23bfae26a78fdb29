"""Given names that are common and of one gender in most of the English-speaking press."""

from briefreader.draft.listing import word_set

FEMALE = word_set(
    """
    abigail adaeze jane janice joan judith june karen kate katie laura leah lucy lydia mary maya mona nancy
    nina olivia paula petra polly robyn rosie sally stella susan tina vera wendy yvonne zara jo-ann ida
    adaeze aisha alexis alice amanda amber amina amy amélie ana andrea angela anjali ann anna aoife
    asha ashley astrid atieno aurélie barbara berta betty beverly bianca brenda bridget brigitte brittany
    camille carla carmen carol carolyn catherine charlotte cheryl chiara chidinma chloé christina christine
    claire claudia cynthia danielle deborah debra delphine denise diana diane dolores donna doris dorothy
    ekaterina elena elizabeth ellen emily emma esther evelyn fatima fiona frances francesca freya gillian
    giulia gloria grace greta guadalupe hannah heather heidi helen hilary hélène imelda ingrid irina isabel
    isabella jacqueline janet janice jean jennifer jessica joan jolene joyce judith judy julia julie karen
    katherine kathleen kathryn kayla kayleigh kelly kimberly lakshmi laura lauren layla leah leila lena
    linda lisa lori lucia lucy ludmila madison margaret maria mariam marie marilyn martha mary megan mei
    melissa michelle miriam moira monique nadia nancy naomi natalia natalie nathalie ngozi niamh nicole noor
    odalys oksana olga olivia pamela patricia pauline philippa pilar priya rachel rebecca rebekah rosa ruth
    sakura samantha samira sandra sara sarah sharon shirley sigrid siobhan sophia stephanie sunita susan
    svetlana sylvie tatiana teresa theresa tracy ursula victoria virginia wanjiru wilhelmina yael yasmin
    yuki zainab zoe zoë élise
    """
)
MALE = word_set(
    """
    aaron adam ahmed alan albert alejandro alexander ali andrew andriy angus anil anthony antonio arjun
    arthur austin barry ben benjamin billy bjorn bob bobby boris bradley brandon brian bruce bruno bryan carl
    carlos charles chidi christian christopher colin dan daniel dave david declan dennis dieter dmitri
    dominic donald douglas dylan edward elijah emeka eric erik ethan eugene fernando francesco frank
    françois gabriel gary george gerald giovanni giuseppe graham greg gregory guillaume gunnar hamish hans
    harold hassan henry hiroshi hollis hussein ian ibrahim ivan jack jacob jacques james jason javier
    jean-pierre jeffrey jeremy jerry jesse jim joe john jonathan jordan jorge jose joseph joshua juan justin
    jürgen keith ken kenji kenneth kevin khalid kipchoge klaus kofi kwame kyle larry lars lawrence liam
    logan luca luis marco marcus mark mason mateus matt matthew michael michel miguel mike mikhail mohammed
    muhammad nathan nicholas nigel nikolai nils noah oleg olivier omar paolo patrick paul pedro peter philip
    pierre rajesh ralph randy ravi raymond richard rob robert roger ron ronald roy rupert russell ryan
    samuel sanjay scott seamus sean sergei stefan stephen steve steven sunil sven takashi tariq terry
    thierry thomas tim timothy tom trevor tyler tyrone vikram vincent vladimir volodymyr walter wayne wes
    william willie wolfgang yusuf zachary
    """
)
