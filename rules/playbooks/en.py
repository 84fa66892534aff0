"""Playbooks in English. Our own words; short sentences; for somebody without training in psychiatry."""

from rules.playbooks.shape import Playbook

PLAYBOOKS = {
    "life": Playbook(
        title="A life may be in danger",
        check=(
            "When were these words said, and where is the person now?",
            "Did they name a time, a place or a way?",
            "Is anybody with them at this moment?",
        ),
        say=(
            "Thank you for telling me. You matter to me. Are you safe right now?",
            "Are you thinking of ending your life? You can say it to me plainly.",
            "Let's get through this moment together. I am finding somebody to be with you.",
        ),
        avoid=(
            "Don't say “look on the bright side”, and don't argue.",
            "Don't promise to keep it secret. Say: only people who can help will know.",
            "Don't ask for details of a way, and don't leave them waiting alone.",
        ),
        call=(
            "Call emergency services first, then a colleague and the coordinator. The numbers are below.",
            "Reach somebody they trust, or family. Ask them first whom they would like.",
        ),
        stop=(
            "Don't carry this alone. Get a colleague beside you now.",
            "Once somebody is with them, take a rest too, and talk it over.",
        ),
    ),
    "hurts": Playbook(
        title="Words that hurt",
        check=(
            "Look only at what was reported, and the few lines that came with it.",
            "Was it a joke, a misunderstanding, or aimed at one person? Has it happened before?",
            "Is whoever said it going through a hard time themselves?",
        ),
        say=(
            "Thank you for telling us. It makes sense that this hurt.",
            "Somebody felt hurt by these words. I'd like to hear how you meant them.",
            "Everybody here wants to feel at ease. Could you put it another way?",
        ),
        avoid=(
            "Don't tell anybody off in front of others.",
            "Don't say who reported it, and don't let anybody guess.",
            "Don't bring the two face to face to settle it.",
        ),
        call=(
            "When you aren't sure, ask a colleague to look too.",
            "If you know both well, it is fairer to hand it on.",
        ),
        stop=(
            "If anybody threatens to hit someone, make people safe first, then call the police.",
        ),
    ),
    "pressure": Playbook(
        title="Pressure for love or sex",
        check=(
            "Has a “no” been said? Did it go on after that?",
            "Do the two meet at the centre? Will they tomorrow?",
            "Was there talk of money, of pictures, or of keeping it secret?",
        ),
        say=(
            "You did nothing wrong. You can say no, and you owe no reason.",
            "What happens next is for you to choose. I will tell you all we can do.",
            "They have said no. Please don't contact them again; I will explain why.",
        ),
        avoid=(
            "Don't ask “did you lead them on?”.",
            "Don't suggest that the two just talk it out.",
            "Don't press for bodily details. They decide how much to tell.",
        ),
        call=(
            "Tell the coordinator, so that the two aren't alone together for now.",
            "If they wish, go with them to family, a hospital or the police.",
        ),
        stop=(
            "If somebody was touched, or is afraid to go home, get a colleague and the coordinator now.",
        ),
    ),
    "money": Playbook(
        title="About money",
        check=(
            "Is it borrowing, selling, investing, or asking for card numbers?",
            "Has money gone already? When, and how much?",
            "Is it really the member, or is somebody else using the account?",
        ),
        say=(
            "Please don't send money yet. Let's look together; what is urgent needs slowness.",
            "This happens to many people. It isn't your fault.",
            "Please don't borrow or sell here. If money is tight, come to us.",
        ),
        avoid=(
            "Don't laugh at somebody who was cheated, nor say “I told you so”.",
            "Don't lend your own money, and don't keep anybody's card or code.",
        ),
        call=(
            "If money has just gone, help them call the bank and the police now.",
            "If they are short of money, ask the coordinator what help there is.",
        ),
        stop=("If the other side starts to threaten, answer no more and leave it to the police.",),
    ),
    "danger": Playbook(
        title="Somebody may be in danger",
        check=(
            "Ask first: who is it, where, and is it now?",
            "Might they hurt themselves, be hurt by others, or be lost or ill?",
            "Who is nearest and could go to see?",
        ),
        say=(
            "Thank you for saying it at once. You did right; I'll take it from here.",
            "I was a little worried about you, so I'm asking. How are you now?",
            "What would make you feel a bit safer? I'll do it with you.",
        ),
        avoid=(
            "Don't wait and see. One question too many is better.",
            "Don't talk about the person in a group.",
            "Don't go to a home alone without a colleague knowing.",
        ),
        call=(
            "If you can't tell whether it is urgent, treat it as urgent and call.",
            "Ring the person first, then the contact they left with us.",
        ),
        stop=(
            "If nobody answers and nobody finds them, call the police and tell the coordinator.",
        ),
    ),
    "private": Playbook(
        title="Somebody's private things",
        check=(
            "Whose story is it? Do they want others to know?",
            "Is there health, an address, a number or a picture in it?",
            "Who may have seen it already?",
        ),
        say=(
            "Something of yours was told. I'm sorry. We are putting it away first.",
            "I know you meant well. It is better when they tell this themselves.",
            "What would you like us to say to those who saw it, or nothing at all?",
        ),
        avoid=(
            "Don't repeat the private thing, nor send a picture of it to colleagues.",
            "Don't ask the person “is it true?”.",
        ),
        call=("If it is about health or an address, tell the coordinator and plan together.",),
        stop=(
            "If they are afraid to go home, or strangers come to the door, get a colleague now.",
        ),
    ),
    "spam": Playbook(
        title="An advert, or not ours",
        check=(
            "Was it sent by accident, or again and again?",
            "Leave the links closed.",
            "Could somebody else be using the account?",
        ),
        say=(
            "This looks like an advert, so we put it away. Did you send it?",
            "If it wasn't you, let's lock your phone together.",
        ),
        avoid=(
            "Don't take it as meant. Fingers slip, and people get tricked.",
            "Don't open a link just to see.",
        ),
        call=("If several people got it, ask the coordinator to tell everybody.",),
        stop=("If somebody typed in a card number or code, go by “About money”.",),
    ),
    "too_much": Playbook(
        title="Too much for me",
        check=(
            "Is it what is said, or how much and how often?",
            "Does whoever told us need a rest, or company?",
            "Does whoever wrote it have nowhere else to say it?",
        ),
        say=(
            "It is all right that this is too much. Look after yourself first.",
            "You can fold this topic or mute it. The other won't know.",
            "I'm glad you speak of it. Let's go on here, without hurry.",
        ),
        avoid=(
            "Don't treat it as somebody's wrong. Mostly nobody did any.",
            "Don't let somebody sad feel that they are a burden.",
        ),
        call=("If heavy words keep coming, share the listening with colleagues.",),
        stop=("If the listener no longer wants to live, go to “A life may be in danger”.",),
    ),
    "worried": Playbook(
        title="I'm worried about them",
        check=(
            "What is different from usual: sleep, meals, coming to the centre?",
            "Was there a big change lately, at home or with medicine?",
            "Who knows them best, and whom do they like to talk to?",
        ),
        say=(
            "Thank you for thinking of them. I'll look in, and won't say it was you.",
            "I haven't seen much of you lately and wanted to say hello.",
            "You needn't tell me. I'm here, and I'll look in again tomorrow.",
        ),
        avoid=(
            "Nobody did wrong: take no measure of any kind.",
            "Don't begin with illness or medicine. Begin with today.",
            "Don't have several people ask at once.",
        ),
        call=(
            "Ask them: shall we bring in somebody you trust?",
            "If you can't reach them for two days, talk with the coordinator about a visit.",
        ),
        stop=("If they speak of not living, or you feel uneasy, go to “A life may be in danger”.",),
    ),
    "other": Playbook(
        title="Something else",
        check=(
            "Find out first: what do they most hope will happen?",
            "See whether it is more like one of the other kinds.",
        ),
        say=(
            "Thank you for telling us. I'd like to understand; can you tell me a little more?",
            "I have no answer yet. I'll ask, and come back to you tomorrow.",
        ),
        avoid=(
            "Don't decide in a hurry, nor promise what you can't do.",
            "Don't put it aside because it is unclear.",
        ),
        call=("If you can't make sense of it, ask a colleague to look too.",),
        stop=("If it is more than you can do, hand it on. That is help as well.",),
    ),
}
