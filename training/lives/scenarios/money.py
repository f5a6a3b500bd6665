"""Money: parcels, refunds, subscriptions, invoices, rent, tax, banks, loans, insurance, sales, tickets and warranties."""

from .work import arrive, bye, dated, foot, formal, hi, hour, unanswered


def aside(m):
    """A remark that has nothing to do with the matter."""
    return m.pick(
        "Hope you're keeping well.", "What a summer, if one can call it that.", "The cat sends her regards.", "I've been meaning to write for ages.", "Sorry for the radio silence, we had builders in.",
        "Did you see the fog this morning?", "My daughter set this phone up, so forgive the font.", "I write this on the bus.", "Thanks again for the rhubarb.", "Say hello to everybody at yours.",
        "It's bedlam here, as ever.", "I am still on crutches but cheerful.", "You were right about the film, dreadful.", "Excuse the typos, one hand only.", "We should really have that coffee one day.", "The roadworks will outlive us all.",
    )


def parcel_moved(m):
    shop = m.company("shop", "{Word} & {Word}", "{Last} Outdoor", "{Word} Lamps", "{Town} Ceramics Shop", "House of {Word}", "{Last} Teas", "{Word} Bikes Online")
    carrier = m.company("courier", "{Word} Post", "{Word}Express", "{Town} Parcels", "Swift {Word}", "{Word} Logistics", "Parcel{Word}")
    thing, other = m.sample(2, "rain jacket", "desk lamp", "teapot", "sleeping bag", "garden shears", "keyboard", "bath mat", "board game", "rice cooker", "binoculars", "curtain rail", "dog bed")
    order, track, track2 = m.code("order"), m.code("booking"), m.code("booking")
    price = m.money(18, 140)
    said = m.day(-14, -6)
    ordered = m.mail(
        shop, m.pick("Thank you for your order", f"Order {order}", f"We've got it! ({order})", "Your order is being packed"),
        m.pick(
            f"{formal(m)}Order number: {order}\n\n1 x {thing}    {price}\nShipping    free\n\nWe'll write again when it leaves our shelves.{foot(m, shop)}",
            f"{formal(m)}hooray, the {thing} is yours. You paid {price}, we noted {order}, and somebody called {m.person().first} is wrapping it as we speak.{foot(m, shop)}",
            f"{formal(m)}This is the receipt for order {order}.\nItem {thing}, quantity 1, total {price} incl. VAT. Returns within thirty days, unworn, unbroken, unlicked.{foot(m, shop)}",
            f"INVOICE / PACKING SLIP\n{order}\n{thing}\n{price}\npaid by card\n{foot(m, shop)}",
        ),
        said, html=m.maybe(0.5),
    )
    due = m.after(said, 2, 3)
    stale = arrive(
        m, carrier, m.after(said, 1, 1),
        ("mail", f"{formal(m)}your parcel {track} from {shop.name} is on the road. It should reach your door {dated(m, due)}. Follow it with one click.{foot(m, carrier)}"),
        ("sms", f"{carrier.name}: {track} ({shop.name}) arrives {dated(m, due)} between {hour(m, 8, 10)} and {hour(m, 12, 14)}"),
        subject=m.pick("Your parcel is coming", f"{track} out for delivery", "On its way"),
    )
    neighbour = m.person()
    place = m.pick(f"with {neighbour.full} at number {m.number(2, 60)}", "in the bakery on the corner", "in locker 14 outside the station", "behind the oil tank", "at the petrol station's counter", "in your recycling bin (sorry)", "with the caretaker, ground floor")
    left = arrive(
        m, carrier, due,
        ("sms", f"{carrier.name}: we missed you! {track} is {place}. Bring ID."),
        ("mail", f"{formal(m)}Delivery report for {track}\n\nStatus: handed over\nWhere: {place}\nSignature: illegible\n\nYou have seven days.{foot(m, carrier)}"),
        ("mail", f"{formal(m)}nobody came to the door, so our driver decided to leave {track} {place}. If that is not convenient there's a button for complaints below.{foot(m, carrier)}"),
        ("sms", f"Hi its your {carrier.name} driver, dog didnt like me, {shop.name} box is {place}"),
        ("mail", f"Attempt 1 of 1\n{track}\nRecipient absent. Item now {place}.\nDo not reply."),
        subject=m.pick("Sorry we missed you", f"Delivery report {track}", "Your parcel has been left"),
    )
    if m.maybe(0.7):
        m.sms(carrier, m.after(due, 1, 3), ("them", f"{carrier.name}: {track2} ({other}) is {m.pick('with our depot', 'delayed by snow', 'in customs')}. {m.pick('We will write again', 'No action needed')}"))
    m.ask([f"Where did {carrier.name} leave the parcel from {shop.name}?", f"where's my {shop.name} thing, I wasn't home", f"Where can I fetch the delivery {track}?", f"what did the driver do with my {shop.name} order", f"{shop.name} package, where is it now?"], place, left)
    m.ask([f"What's the order number for the {thing}?", f"which number do I quote to {shop.name}", f"{shop.name} order no?", f"number of my purchase at {shop.name}", f"I need to ring {shop.name} about the {thing}, what reference"], order, ordered)
    m.ask([f"What did the {thing} cost?", f"how much did i spend at {shop.name}", f"price of the {thing} I bought online?", f"what was i charged for that {thing}", f"how dear was the {thing}"], price, ordered)
    m.ask([f"What's the tracking code from {carrier.name} for {shop.name}?", f"how do i look up where {shop.name}'s box is, which code", f"{carrier.name} tracking?", f"consignment number for the {shop.name} delivery", f"code to follow the {shop.name} package"], track, [i for i in (stale, left) if track in i.subject + i.text], kind="decoy")
    unanswered(m, f"What's the voucher code from {shop.name} for my next order?", f"What colour {thing} did I order?", f"Who signed for the {other}?", f"What did the {other} cost?")


def refund_return(m):
    shop = m.company("shop", "{Last} Shoes", "{Word} Knitwear", "{Word} & Sons Boots", "Atelier {Last}", "{Town} Denim", "{Word} Sports", "{Last} Hats")
    thing, swap = m.sample(2, "walking boots", "wool coat", "swimming trunks", "denim jacket", "cardigan", "ski trousers", "straw hat", "sandals", "running shoes", "waistcoat")
    agent = m.person()
    ref = f"{m.pick('RMA', 'RET', 'R')}-{m.number(10000, 99999)}"
    a1, a2 = m.money(20, 60), m.money(65, 160)
    fault = m.pick("the sole came off on day two", "it shrank to doll's size", "one sleeve is longer", "the dye came off on the sofa", "the zip jams halfway", "they sent two left ones", "moths were in the box")
    said = m.day(-35, -20)
    complain = m.mail(
        m.owner, m.pick(f"Return of {thing}", "Complaint", f"My {thing}"),
        m.pick(f"Hello,\n\nI bought the {thing} from you and {fault}. I'd like my money back please.\n\n{m.owner.full}", f"Dear {shop.name},\n\nunhappy customer here. {aside(m)} But: {fault}. How do I send the {thing} back?\n\nThank you\n{m.owner.first}", f"Hi there, about the {thing}: {fault}! Refund, please, no voucher.\n\n{m.owner.first}"),
        said, to=shop,
    )
    label = m.pick("any corner shop with the yellow sign", "the post office, free of charge", "our branch by the fountain", "the parcel machine at the supermarket", "the driver who calls for it")
    first = arrive(
        m, shop, m.after(said, 1, 3),
        ("mail", f"{formal(m)}we're sorry to hear it. Please hand the parcel to {label} and write {ref} on the outside. Once it is here we'll pay back {a1}, that is the price less wear.{foot(m, shop)}"),
        ("mail", f"RETURN AUTHORISATION\n\nNumber: {ref}\nItem: {thing}\nExpected credit: {a1}\nHand in at: {label}{foot(m, shop)}"),
        ("mail", f"{hi(m)}oh no! That's not what we want you to remember us for. Your return number is {ref}; give the lot to {label}. My boss says {a1} back, I'll see what I can do.{bye(m, agent, shop)}"),
        ("mail", f"{formal(m)}Thank you for contacting {shop.name}. Case {ref} has been opened. Refund as assessed: {a1}. How to return: {label}. Keep the receipt."),
        subject=m.pick(f"[{ref}] Your return", "Re: Complaint", "We're sorry"),
    )
    day = dated(m, m.day(-3, 9))
    second = arrive(
        m, shop, m.after(said, 7, 14),
        ("mail", f"{hi(m)}good news, I talked to the powers that be. We'll refund {a2}, postage and all, onto the card you used. It ought to show by {day}.{bye(m, agent, shop)}"),
        ("mail", f"{formal(m)}Your return has been inspected. The earlier assessment was wrong.\n\nCredit note: {a2}\nPaid out: {day}\nTo: original payment method{foot(m, shop)}"),
        ("sms", f"{shop.name}: your refund is now {a2}, with you by {day}. Thanks for your patience!"),
        ("mail", f"{hi(m)}on second look the {thing} never should have left the factory. So it's {a2} instead, in your account {day} at the latest, and a pair of socks from me.{bye(m, agent, shop)}"),
        subject=m.pick("Your refund", f"[{ref}] Update", "Credit note", "Good news"),
    )
    if m.maybe(0.6):
        m.mail(shop, m.pick("Everything must go", "Up to half price!", "We miss you"), f"{formal(m)}Fancy a new {swap}? Now from {m.money(15, 90)}, returns always free, refunds in a flash. Offer ends Sunday.{foot(m, shop)}", m.after(said, 0, 15), html=True)
    m.ask([f"How much is {shop.name} refunding me?", f"what do i get back for the {thing} in the end", f"{shop.name}: how much money is coming", f"what sum will they give me for the {thing}", f"Refund for the {thing}?"], a2, second, stale=first, kind="changed")
    m.ask([f"When should the {shop.name} refund be here?", f"by when do i get my money for the {thing}", f"when will {shop.name} have paid me back", f"what date did {shop.name} give for the payout", f"how soon is the cash from {shop.name} in my account"], day, second)
    m.ask([f"What's my return number at {shop.name}?", f"which reference goes on the box for {shop.name}", f"case no. with {shop.name}?", f"what do i write on the outside when i send the {thing} back", f"{shop.name} RMA?"], ref, first)
    m.ask([f"Why did I send the {thing} back?", f"what was wrong with the {thing}", f"what did i complain about to {shop.name}", f"how come i didn't keep the {thing}", f"the {thing}'s fault, what was it"], fault, complain)
    unanswered(m, f"What size was the {thing}?", f"How much did the {swap} from {shop.name} cost me?", f"What's the voucher code from {shop.name}?", f"Which shop assistant at {shop.name} sold me the {thing}?")


def subscription_rise(m):
    service, rival = (m.company("service", "{Word}flix", "{Word} Audio", "{Word}Cloud", "The Daily {Word}", "{Word} Fit", "{Word} Recipes", "Lingua{Word}", "{Word} Box") for _ in range(2))
    p1, p2, p3 = m.money(5, 9, True), m.money(10, 15, True), m.money(16, 24, True)
    said = m.day(-40, -20)
    start, until = m.day(-5, 20), m.day(22, 50)
    first = m.mail(
        service, m.pick("Welcome aboard", "Your membership", f"{service.name}: payment received", "Renewal"),
        m.pick(
            f"{formal(m)}thanks for being with us. Plan: {m.pick('Solo', 'Duo', 'Basic', 'Plus')}. You pay {p1} a month, next charge in thirty days.{foot(m, service)}",
            f"{formal(m)}Receipt\n\n{service.name}, one month .... {p1}\nCard ending {m.code('pin')}\n\nNothing for you to do.{foot(m, service)}",
        ),
        m.after(said, -60, -20), html=m.maybe(0.5),
    )
    date = dated(m, start)
    second = m.mail(
        service, m.pick("Changes to your plan", "A note on our prices", "We're updating our terms", "About your membership"),
        m.pick(
            f"{formal(m)}making good things costs more than it used to. That's why from {date} your plan will be {p2} a month. If you like what you get, you don't have to do anything.{foot(m, service)}",
            f"{formal(m)}We are writing to inform you of a change in clause 7. The monthly fee is {p2} as of {date}. You may object within four weeks, in which case the contract ends.{foot(m, service)}",
            f"{formal(m)}More shows! More offline! More profiles! And, because nothing is free, a new price: {p2} monthly, starting {date}. We hope you stay.{foot(m, service)}",
            f"{formal(m)}PRICE UPDATE\n\n           monthly\nnow        see your last receipt\nfrom {date}    {p2}\nyearly plan    ten months for twelve\n{foot(m, service)}",
        ),
        said, html=m.maybe(0.4),
    )
    if m.maybe(0.7):
        m.mail(rival, m.pick("Come and try us", "Three months on us", "You'll love it"), f"{formal(m)}had enough of paying more? {rival.name} is {p3} a month for the whole household, and the first weeks cost nothing. Cancel whenever you like.{foot(m, rival)}", m.after(said, 2, 15), html=True)
    last = dated(m, until)
    why = m.pick(f"nobody uses it since {m.friend(3).first} moved out", "we watched it twice all year", "it's all adverts now", "the library has the same for free", "I fall asleep after five minutes anyway", "the app eats my battery")
    quit_ = arrive(
        m, service, m.after(said, 3, 16),
        ("mail", f"{formal(m)}We're sad to see you go. You can use everything until {last}, then the lights go out. Changed your mind? One click.{foot(m, service)}"),
        ("mail", f"{formal(m)}Confirmation of cancellation\n\nReceived: today\nEffective: {last}\nYour lists are kept for a year.{foot(m, service)}"),
        ("sms", f"{service.name}: you have cancelled. Access ends {last}. No more charges."),
        ("mail", f"{formal(m)}it's done, your subscription is terminated and runs out on {last}. Was it us? Fill in our survey and win a mug.{foot(m, service)}"),
        subject=m.pick("You've cancelled", "Goodbye for now", "Cancellation confirmed"),
    )
    partner = m.relative("partner")
    talk = m.chat(partner, m.after(said, 2, 16), (partner, m.pick(f"why is {service.name} gone from the telly list", f"did you get rid of {service.name}??", f"{service.name} wants a new card?")), ("me", m.pick(f"stopped it, {why}", f"yes I pulled the plug. {why}", f"I want out, {why}")), (partner, m.pick("fair", "noooo", "ok but then we keep the other one")))
    m.ask([f"How much is {service.name} going to be a month?", f"what are they putting {service.name} up to", f"{service.name}'s new price?", f"what does {service.name} want to charge from now on", f"how dear has {service.name} become"], p2, second, stale=first, kind="changed")
    m.ask([f"Until when can I still use {service.name}?", f"when does {service.name} run out", f"last day of {service.name}?", f"how long have I still got {service.name} for, now I've quit", f"on what date is {service.name} over for us"], last, quit_)
    m.ask([f"Why did I cancel {service.name}?", f"what reason did I give {partner.first} for dropping {service.name}", f"how come we got rid of {service.name}", f"what made me end {service.name}", f"what did i tell {partner.first} about giving up {service.name}"], why, talk[1])
    m.ask([f"What did I pay for {service.name} before the rise?", f"old monthly fee of {service.name}?", f"what was {service.name} when i signed up", f"how much used {service.name} to be", f"{service.name}: what was I charged at the beginning"], p1, first)
    unanswered(m, f"What's my {service.name} password?", f"Who else is on our {service.name} account?", f"What's the {service.name} student rate?", f"How many profiles can we have on {service.name}?")


def invoice_corrected(m):
    firm = m.company("tradesman", "{Last} Roofing", "{Town} Plumbing", "{Last} & Daughter Electrics", "{Word} Gardens", "{Last} Piano Tuning", "{Word} Chimneys", "{Last} Tiling")
    clerk = m.person()
    no1, no2 = m.sample(2, *(m.code("invoice") for _ in range(6)))
    a1, a2 = m.money(610, 990), m.money(240, 590)
    job = m.pick("the gutter", "the bathroom tap", "the new sockets", "the hedge", "the flue", "the patio", "the piano", "the skylight")
    reason = m.pick("we billed you for next door's hours", "material was counted twice", "the tax was put on top of the tax", "the call-out is free for regulars", "my brother added the scaffolding you never had", "the discount fell off")
    said = m.day(-30, -14)
    due = dated(m, m.day(-4, 20))
    first = m.mail(
        firm, m.pick(f"Invoice {no1}", "Our invoice", f"Bill for {job}"),
        m.pick(
            f"{formal(m)}please find below our charges for {job}.\n\nInvoice no.  {no1}\nLabour and material  {a1}\nPayable within 14 days{foot(m, firm)}",
            f"{formal(m)}it was a pleasure working for you. For {job} we charge {a1} all told ({no1}). Kindly transfer the sum in the next two weeks.{foot(m, firm)}",
            f"{no1}\n{job}: {a1}\nthank you\n{foot(m, firm)}",
        ),
        said,
    )
    second = arrive(
        m, firm, m.after(said, 2, 8),
        ("mail", f"{formal(m)}you were quite right to ring. Because {reason}, the sum was wrong. The new invoice {no2} says {a2}, due {due}. Please bin the other.{foot(m, firm)}"),
        ("mail", f"CORRECTED INVOICE\n\nNumber      {no2} (replaces {no1})\nFor         {job}\nTotal       {a2}\nPay by      {due}\nNote        {reason}{foot(m, firm)}"),
        ("mail", f"{hi(m)}how embarrassing. {reason[0].upper() + reason[1:]}! Of course you owe us only {a2}. {no2} is the one to pay, by {due} if you can. {aside(m)}{bye(m, clerk, firm)}"),
        ("mail", f"{formal(m)}credit note and fresh bill {no2} are on their way by post. In short: {a2} for {job}, not what stood there before, as {reason}. No rush, but {due} would please our bank.{bye(m, clerk, firm)}"),
        subject=m.pick("Correction", f"Invoice {no2}", f"Re: {job}", "Our mistake"), reply=first if m.maybe(0.3) else None,
    )
    o1 = m.company("tradesman", "{Last} Carpets", "{Word} Locksmiths", "{Town} Drains")
    if m.maybe(0.7):
        m.mail(o1, m.pick("Reminder", "Invoice", "Final reminder"), f"{formal(m)}we do not seem to have received {m.money(1000, 1500)} for invoice {m.code('invoice')}. Should you have paid in the meantime, please ignore this.{foot(m, o1)}", m.after(said, 0, 12))
    paid = m.pick("the kitchen account", "my savings", "the joint account", "cash, in an envelope", "the credit card", "Dad's account, he insisted")
    done = m.note(m.pick(f"House/{job.split(' ', 1)[1]}", "bills", "paid"), m.pick(f"{firm.name}: paid from {paid}, receipt in the shoe box. Nice work, left mud.", f"- {firm.name} settled ({paid})\n- {m.pick('window cleaner', 'milk')} outstanding\n- ask about spare tiles", f"Settled up with {firm.name} today. Used {paid}. They want to come back in spring for a look."))
    m.ask([f"How much do I owe {firm.name} for {job}?", f"what's the real bill for {job}", f"{firm.name}: how much, after they fixed the mistake", f"correct total from {firm.name}?", f"what did {job} cost in the end"], a2, second, stale=first, kind="changed")
    m.ask([f"Which invoice number from {firm.name} is the right one?", f"which bill of {firm.name}'s do i pay, the number", f"number of the valid {firm.name} invoice", f"what reference goes on the transfer to {firm.name}", f"{firm.name} corrected invoice no?"], no2, second, stale=first, kind="changed")
    m.ask([f"What was wrong with {firm.name}'s first invoice?", f"why was the {firm.name} bill too high", f"how did {firm.name} get the sum wrong", f"what had {firm.name} done to make it so expensive", f"{firm.name}'s error, what was it?"], reason, second)
    m.ask([f"How did I pay {firm.name}?", f"which money did I use for {firm.name}", f"where did the cash for {firm.name} come from", f"what was {firm.name} settled with", f"out of which pot did i pay for {job}"], paid, done)
    unanswered(m, f"How many hours did {firm.name} work on {job}?", f"What's {firm.name}'s bank account number?", f"When is {firm.name} coming back exactly?", f"Who from {firm.name} did {job}?")


def rent_rise(m):
    landlord = m.person()
    agent = m.company("letting agent", "{Last} Lettings", "{Town} Homes", "{Word} Residential", "{Last} & {Last} Estates", "{Word} Property Care", "{Street} Street Lettings")
    flat = m.pick("the flat", "the attic room", "the annexe", "the studio", "the top-floor flat", "the workshop", "the basement flat")
    base = m.number(2, 9) * 100
    r1, r2 = m.money(base, base + 60, False), m.money(base + 80, base + 190, False)
    old = m.note(m.pick("Home/rent", "Lease", "standing orders"), m.pick(f"Rent for {flat}: {r1} a month, goes off on the third. {landlord.first} {landlord.last} or {agent.name}. Deposit six weeks.", f"{flat}\n- {r1} monthly\n- {agent.name} look after it\n- meter under the stairs", f"standing order {r1} -> {agent.name} ({flat})\nboiler cover separate"))
    said = m.day(-45, -10)
    from_day = dated(m, m.day(5, 50))
    subject = m.pick("Rent review", "About the rent", "Your tenancy", "Notice")
    if m.maybe(0.55):
        second = arrive(
            m, agent, said,
            ("mail", f"{formal(m)}in accordance with clause 4 the rent for {flat} is reviewed once a year. With effect from {from_day} it is {r2} per month. Kindly amend your standing order with {agent.name}.{foot(m, agent)}"),
            ("mail", f"NOTICE OF VARIATION\n\nPremises: {flat}\nTenant: {m.owner.full}\nNew rent: {r2}\nFrom: {from_day}\nBasis: index{foot(m, agent)}"),
            ("mail", f"{formal(m)}we are pleased to offer you a renewal for {flat} at only {r2} a month, beginning {from_day}. Sign by the end of the week to keep this rate.{foot(m, agent)}"),
            subject=subject,
        )
    else:
        second = arrive(
            m, landlord, said,
            ("mail", f"{hi(m)}I hate writing this. My own mortgage has gone through the roof, so from {from_day} I'll have to ask {r2} for {flat}. {aside(m)} If that's really too much, talk to me.{bye(m, landlord)}"),
            ("sms", f"Hello {m.owner.first}, rent {flat} goes to {r2} from {from_day}, letter in the post. Sorry!! {landlord.first}", "", "ok, thanks for telling me"),
            ("chat", f"one unpleasant thing. everything costs more and so does {flat}, {r2} from {from_day}. forgive me", "how are the grandchildren", "hmm. let me think about it"),
            subject=subject,
        )
    iban = f"{m.number(10, 99)}-{m.number(10, 99)}-{m.number(10, 99)} / {m.number(10**7, 10**8 - 1)}"
    bank = arrive(
        m, agent, m.after(said, 1, 8),
        ("mail", f"{formal(m)}we have moved to another bank. Please pay to {iban} in future, reference your surname. Money sent to the closed account comes back after a week or two.{foot(m, agent)}"),
        ("mail", f"Bank details\n\nAccount: {iban}\nName: {agent.name} client account\n\nTo guard against fraud, ring us on a number you know before you change anything.{foot(m, agent)}"),
        ("sms", f"{agent.name}: our account has changed to {iban}. If in doubt call the branch."),
        ("mail", f"{hi(m)}tiny admin matter: the next payment goes to {iban}. Everything else stays the same, even the awful hold music.{foot(m, agent)}"),
        subject=m.pick("New bank details", "Please note", "Where to send the rent"),
    )
    fix = m.pick("the damp in the corner", "the window that won't shut", "the buzzer", "the loose tread on the stairs", "the light in the yard", "the roof felt")
    chat = arrive(
        m, landlord, m.after(said, 2, 9),
        ("chat", f"fair enough, I'll get {fix} seen to before that, promise", f"could you at least repair something at {flat} before it goes up?", "in writing please :)"),
        ("mail", f"{hi(m)}you drive a hard bargain. Before you pay a penny more I'll have {fix} put right at {flat}.{bye(m, landlord)}"),
        ("sms", f"OK OK. {fix} will be done first. {landlord.first}", f"i'll pay it when {flat} is in order", "thank you"),
        ("chat", f"you've a point. {fix} gets mended this month, my cousin does it", f"not happy about {flat}, things are broken", ""),
        subject=m.pick("Deal", "Re: rent", "All right then"),
    )
    m.ask([f"What's the rent for {flat} going to be?", f"how much will {flat} cost me a month from then on", f"what are they putting {flat} up to", f"New rent, {flat}?", f"how much more dear, i mean what will i be paying for {flat}"], r2, second, stale=old, kind="changed")
    m.ask([f"From when is the rent for {flat} higher?", f"when do I start paying more for {flat}", f"which date does the increase on {flat} kick in", f"when do i have to alter the standing order for {flat}", f"start of the new price for {flat}?"], from_day, second)
    m.ask([f"Which account do I pay {agent.name} into?", f"where does the money for {agent.name} go now", f"{agent.name}'s new account number?", f"sort code and number for {agent.name}", f"where to send what I owe {agent.name} each month"], iban, bank)
    m.ask([f"What did {landlord.first} promise to repair?", f"what's being mended at {flat}", f"which fault will {landlord.full} see to", f"what did i get out of {landlord.first} in exchange for paying more", f"what was {landlord.first} going to sort out at {flat}"], fix, chat)
    unanswered(m, f"How much notice do I have to give on {flat}?", f"How big is {flat}?", f"Who lived in {flat} before me?", f"When does {landlord.full} inspect {flat}?")


def tax_return(m):
    adviser = m.person()
    firm = m.company("accountant", "{Last} Accountants", "{Last} & {Last} Tax", "{Word} Bookkeeping", "{Town} Tax Advice", "{Last} Steuerbüro", "Ledger & {Last}")
    year = m.now.year - 1
    a1, a2, last = m.money(900, 1900), m.money(2000, 3900), m.money(200, 880)
    said = m.day(-30, -14)
    d1, d2 = m.day(6, 16), m.day(20, 60)
    ref = f"{m.number(100, 999)} {m.number(1000, 9999)} {m.number(1000, 9999)}"
    missing = m.pick("the gas receipts", "the form from the old job", "proof of the donation to the lifeboats", "the interest slip", "mileage for the van", "the dentist's bill", "nursery fees", "the pension letter")
    first = m.mail(
        adviser, m.pick(f"Tax return {year}", "Your taxes", "First estimate"),
        m.pick(
            f"{hi(m)}I've been through the boxes for {year}. At a first guess you'll have to find {a1}. Still missing: {missing}. We have until {dated(m, d1)}.{bye(m, adviser, firm)}",
            f"Dear {m.owner.first},\n\nYear: {year}\nProvisional liability: {a1}\nFiling date: {dated(m, d1)}\nOutstanding from you: {missing}{bye(m, adviser, firm)}",
            f"{hi(m)}{aside(m)} Your {year} looks like {a1} to pay, don't faint. Could you look for {missing}? The office wants it all on {dated(m, d1)}.{bye(m, adviser, firm)}",
            f"{hi(m)}please send me {missing}, without it I can't finish {year}. If nothing changes it'll be about {a1}, and the deadline is {dated(m, d1)}.{bye(m, adviser, firm)}",
        ),
        said,
    )
    f2 = dated(m, d2)
    second = arrive(
        m, adviser, m.after(said, 5, 12),
        ("mail", f"{hi(m)}it's filed. Final figure for {year}: {a2}. Reason: the summer job. I got them to wait, so you don't have to pay before {f2}. Quote {ref} or it lands in limbo.{bye(m, adviser, firm)}"),
        ("mail", f"Dear {m.owner.first},\n\nthe assessment for {year} is in.\n\nTo pay: {a2}\nLatest date: {f2}\nReference: {ref}\n\nI checked it twice. Sadly they're right.{bye(m, adviser, firm)}"),
        ("chat", f"assessment came. {a2} for {year}, pay it by {f2}, ref {ref}. call me before you cry", f"any news about {year}?", "ouch"),
        ("mail", f"{hi(m)}sit down first. I'd missed a form and so it's {a2} we're talking about for {year}. They extended to {f2}; put {ref} in the memo line. {aside(m)}{bye(m, adviser, firm)}"),
        subject=m.pick("Assessment", f"Re: Tax return {year}", "It's in", "The damage"), reply=first if m.maybe(0.3) else None,
    )
    prior = m.note(m.pick("Tax", "Money/tax", f"tax {year - 1}"), m.pick(f"{year - 1}: got {last} back, bought the bicycle with it. {firm.name} took a small fee.", f"Tax {year - 1} - refund {last}, arrived after nine weeks. All papers in the green file.")) if m.maybe(0.7) else None
    m.ask([f"How much tax do I have to pay for {year}?", f"what do i owe the taxman for {year}", f"the final tax figure for {year}?", f"what's the damage with the revenue for {year}, according to {adviser.first}", f"what did {firm.name} say i've got to hand over"], a2, second, stale=first, kind="changed")
    m.ask([f"When do I have to pay the {year} tax?", f"how long have I got to settle up with the tax office", f"by what date does the taxman want his money for {year}", f"pay-by date {adviser.first} gave me?", f"until when can i wait with paying what {adviser.first} worked out"], f2, second, stale=first, kind="moved")
    m.ask([f"Which reference goes with the tax payment?", f"what do i write on the transfer to the tax people", f"number {adviser.first} said to quote when paying", f"tax reference from {firm.name}?", f"which digits have to be in the memo line for the {year} tax"], ref, second)
    m.ask([f"Which papers did {adviser.first} still need for {year}?", f"what was {adviser.full} waiting for from me", f"what do i have to dig out for {firm.name}", f"what's lacking for my {year} return", f"{firm.name}: outstanding documents?"], missing, first)
    if prior:
        m.ask([f"How much tax did I get back for {year - 1}?", f"what was the refund for {year - 1}", f"in {year - 1}, what did the taxman return", f"tax for {year - 1}: how much came in", f"money back for {year - 1}?"], last, prior, kind="decoy")
    unanswered(m, f"What does {firm.name} charge for the return?", f"Who is my case officer at the tax office for {year}?", f"How much will {adviser.first} put down for the home office?", f"When did {adviser.first} file for {year + 1}?")


def bank_card(m):
    bank = m.company("bank", "{Word} Bank", "{Town} Savings Bank", "Bank of {Town}", "{Last} & Co. Bankers", "{Word} Mutual", "{Town} Building Society")
    clerk = m.person()
    old4, new4, pin = m.code("pin"), m.code("pin"), m.code("pin")
    said = m.day(-40, -12)
    where = m.pick("a fuel station in " + m.town(), "an online casino", "a shop for hairpieces in " + m.town(), "a phone kiosk", "a hotel in " + m.town(), "a games store", "a jeweller's in " + m.town())
    sum_ = m.money(150, 900)
    alarm = arrive(
        m, bank, said,
        ("sms", f"{bank.name} ALERT: {sum_} at {where}, card {old4}. You? Reply Y or N", "", "N!!!"),
        ("mail", f"{formal(m)}we have blocked your card ending {old4} because of an unusual payment: {sum_} to {where}. If it was you, tell us. If not, lean back, we're on it.{foot(m, bank)}"),
        ("mail", f"SECURITY NOTICE\n\nCard: **** {old4}\nAmount: {sum_}\nMerchant: {where}\nStatus: declined\n\nWe shall never ask for your password.{foot(m, bank)}"),
        ("mail", f"{hi(m)}I tried to ring. Somebody used card {old4} for {sum_} at {where}, which didn't look like you at all, so I stopped it.{bye(m, clerk, bank)}"),
        subject=m.pick("Unusual activity", "Your card is blocked", "Security notice", "Please call us"),
    )
    when = dated(m, m.day(-6, 8))
    new = arrive(
        m, bank, m.after(said, 1, 5),
        ("mail", f"{formal(m)}your replacement card (ending {new4}) is on its way and should be in your letter box by {when}. The PIN is posted apart. The old one can be cut up.{foot(m, bank)}"),
        ("sms", f"{bank.name}: new card *{new4} posted, expect it {when}. Activate at any cash machine."),
        ("mail", f"{hi(m)}the disputed sum is back where it belongs. New plastic: ending in {new4}, {when} at the latest. {aside(m)}{bye(m, clerk, bank)}"),
        ("mail", f"Card order\n\nOld: cancelled\nNew: ends {new4}\nArrival: {when}\nFee: none this time{foot(m, bank)}"),
        subject=m.pick("Your new card", "Card order", "It's in the post"),
    )
    t1, t2 = m.day(3, 9), m.day(10, 25)
    c1, c2 = hour(m, 9, 12), hour(m, 13, 17)
    appt = m.mail(clerk, m.pick("Our meeting", "Mortgage talk", "Your appointment"), m.pick(f"{hi(m)}I look forward to seeing you about the {m.pick('mortgage', 'savings plan', 'overdraft')} on {dated(m, t1)} at {c1}. Bring payslips.{bye(m, clerk, bank)}", f"Appointment with {clerk.full}\n\n{dated(m, t1)}, {c1}\n{bank.name}, first floor\n\nPlease bring three payslips."), m.after(said, 3, 7))
    day2 = dated(m, t2)
    slot = m.pick(f"{day2} at {c2}", f"{day2}, {c2}", f"{c2} on {day2}")
    moved = arrive(
        m, clerk, m.after(said, 8, 11),
        ("mail", f"{hi(m)}our branch closes for asbestos, of all things, so could we say {slot}? Video if you like.{bye(m, clerk, bank)}"),
        ("sms", f"{clerk.first} from {bank.name}: need to move our talk to {slot}. ok?", "", "works for me"),
        ("mail", f"{hi(m)}I'm on a course that week after all. I have put you in for {slot} instead, same room, better coffee.{bye(m, clerk, bank)}"),
        ("mail", f"Your appointment has changed\n\nWith: {clerk.full}\nNew: {slot}\nPapers: three payslips{foot(m, bank)}"),
        subject=m.pick("Our meeting - new time", "Rescheduled", f"{bank.name}: appointment"), reply=appt if m.maybe(0.3) else None,
    )
    m.ask([f"What did somebody try to buy with my {bank.name} card?", f"where was the strange payment on my {bank.name} card", f"which shop made {bank.name} stop my card", f"why did {bank.name} freeze my account, who wanted the money", f"where did the thief use my {bank.name} card"], where, alarm)
    m.ask([f"What are the last four digits of my new {bank.name} card?", f"how does the new {bank.name} card end", f"final numbers on the replacement from {bank.name}", f"{bank.name} card, last 4 now?", f"which four figures are at the end of the {bank.name} one i got after the fraud"], new4, new, stale=alarm, kind="changed")
    m.ask([f"When do I see {clerk.first} at {bank.name}?", f"when's my talk with {clerk.full} now", f"what day and time do i have to be at {bank.name}", f"appointment at {bank.name}, the new one?", f"when am i going in to talk about money with {clerk.first}"], slot, moved, stale=appt, span=slot, kind="moved")
    m.ask([f"By when should the new {bank.name} card arrive?", f"when is {bank.name} getting the plastic to me", f"did {bank.name} say when i'd have a working card again", f"arrival of the replacement from {bank.name}?", f"when do i get the thing from {bank.name} in the mail"], when, new)
    unanswered(m, f"What's the PIN of the new {bank.name} card?", f"What interest rate does {bank.name} want for the mortgage?", f"Which floor is {clerk.full}'s own office on, room number?", f"Did {bank.name} ever catch the thief?")


def loan_friends(m):
    friend, other = m.friend(0), m.person()
    whole, part = m.number(8, 18) * 50, m.number(4, 14) * 10
    total, back, rest = (m.money(sum_, sum_, False) for sum_ in (whole, part, whole - part - m.pick(0, 50, 100)))
    what = m.pick("the deposit on the flat", "a new clutch", "the vet", "the course fee", "a flight home", "the boiler", "the summer rent", "a second-hand cello")
    said = m.day(-120, -60)
    first = arrive(
        m, friend, said,
        ("chat", f"you're a lifesaver. {total} for {what}, you'll have it back by the end of the year, swear on my bike", "just sent it over, don't worry about it", "no rush really"),
        ("mail", f"{hi(m)}I, the undersigned, hereby confirm (ha) that you lent me {total} for {what}. Seriously, thank you. I know how awkward it is.{bye(m, friend)}"),
        ("note", f"Lent {friend.first} {total}, for {what}. No interest, no paper, we shook hands. {m.pick('Do not mention to the others.', 'Ask at Christmas.', 'Never lend to friends, said Gran.')}"),
        ("sms", f"got the {total}!! {what} is paid. i owe you big time {friend.first}", "did it arrive", ""),
        subject=m.pick("Money lent", "IOU", "lending"),
    )
    when = m.after(said, 20, 45)
    now = arrive(
        m, friend, when,
        ("chat", f"sent you {back} just now. so {rest} still to go by my count, next bit when the wages come", "", m.pick("take your time", "seen it, cheers")),
        ("mail", f"{hi(m)}{back} is on its way to you. Unless I can't add that leaves {rest}. {aside(m)}{bye(m, friend)}"),
        ("chat", f"right, accounts!! paid {back}, left {rest}. i have a spreadsheet, be proud of me", "hey how are you", "so proud"),
        ("sms", f"{back} transferred, {rest} outstanding. pizza on me anyway. {friend.first}"),
        subject=m.pick("instalment", "a bit more", "money"),
    )
    idea = m.pick("babysit", "paint the hallway", "give me the old tent", "fix my gearbox", "drive me to the airport", "do the garden")
    last = arrive(
        m, friend, m.after(when, 5, 12),
        ("chat", f"about the remainder, how would it be if I {idea} and we call it quits? only if you like the sound", "how's life after the move", "let me think about it"),
        ("mail", f"{hi(m)}I'm skint till spring, I admit it. Could I {idea} instead of the last instalment? You may say no.{bye(m, friend)}"),
        ("sms", f"offer: i {idea}, debt forgotten? think about it {friend.first}"),
        ("chat", f"soooo cash is short. what if i {idea} and you cross it off", "", "hmm. maybe"),
        subject=m.pick("an idea", "debts", "proposal"),
    )
    owe = m.money(15, 45, False)
    mine = m.chat(other, m.after(when, -5, 8), (other, m.pick(f"you still owe me {owe} for the tickets btw", f"{owe} for dinner whenever you can", f"no hurry but it was {owe} for the petrol")), ("me", m.pick("oh god yes, sorry", "will do tonight", "cash ok?"))) if m.maybe(0.8) else None
    m.ask([f"How much does {friend.first} still owe me?", f"what's left of the money {friend.first} borrowed", f"{friend.first}'s debt, how much remains", f"how much have i still got coming from {friend.full}", f"outstanding sum, {friend.first}?"], rest, now, stale=first, kind="changed")
    m.ask([f"What did {friend.first} need the money for?", f"what was my loan to {friend.first} spent on", f"why did {friend.full} borrow from me", f"for what did i give {friend.first} cash", f"what did {friend.first} want to pay with what I lent"], what, first)
    m.ask([f"How much did I lend {friend.first} at the start?", f"the original sum {friend.first} got from me", f"how much did {friend.full} borrow altogether", f"what did i give {friend.first} in the first place", f"size of the loan to {friend.first}?"], total, first)
    m.ask([f"What did {friend.first} suggest instead of paying the rest?", f"how does {friend.first} want to work off the debt", f"what favour was {friend.first} going to do for me to be even", f"what would {friend.full} do in place of money", f"{friend.first}'s idea for the remainder?"], idea, last)
    if mine:
        m.ask([f"How much do I owe {other.first}?", f"what do i have to give {other.first} back", f"{other.full} wants how much from me", f"my debts with {other.first}?", f"how much was it that i haven't paid {other.first}"], owe, mine[0], kind="decoy")
    unanswered(m, f"What's {friend.full}'s account number for the loan?", f"What interest did {friend.first} and I agree on, in percent?", f"Which day does {friend.first} get the wages?", f"Who else did {friend.first} borrow from?")


def insurance_claim(m):
    insurer = m.company("insurer", "{Word} Mutual Insurance", "{Last} Assurance", "{Town} Insurance", "{Word} Cover", "{Word}Protect", "General {Word}")
    handler, adjuster = m.person(), m.person()
    loss, spot = m.pick(("a burst pipe", "ceiling"), ("a bicycle theft", "shed"), ("hail on the car", "bonnet"), ("a kitchen fire", "hob"), ("a broken shop window", "pane"), ("a fallen tree", "fence"), ("a flooded cellar", "freezer"))
    claim, policy = f"{m.pick('CL', 'C', 'SN', 'H')}{m.number(100000, 999999)}", f"P{m.number(10**6, 10**7 - 1)}"
    excess, payout = m.money(100, 300, False), m.money(700, 3900)
    said = m.day(-35, -18)
    d1, d2 = m.day(-12, -3), m.day(2, 16)
    open_ = arrive(
        m, insurer, said,
        ("mail", f"{formal(m)}thank you for reporting {loss}. The claim number is {claim}, your policy {policy}. An excess of {excess} applies. {adjuster.full} will have a look on {dated(m, d1)}, between {hour(m, 8, 10)} and noon.{foot(m, insurer)}"),
        ("mail", f"CLAIM OPENED\n\nClaim     {claim}\nPolicy    {policy}\nEvent     {loss}\nExcess    {excess}\nVisit     {dated(m, d1)} ({adjuster.full})\n\nKeep everything that's broken.{foot(m, insurer)}"),
        ("mail", f"{hi(m)}what a mess, I'm sorry. I opened {claim} for {loss}. You carry {excess} yourself, we do the rest. Our loss adjuster {adjuster.full} can come {dated(m, d1)}. {aside(m)}{bye(m, handler, insurer)}"),
        ("mail", f"{formal(m)}Re {loss}, policy {policy}\n\nWe have registered the above as {claim}. Deductible: {excess}. Inspection: {dated(m, d1)} by {adjuster.full}. Please take photographs.{foot(m, insurer)}"),
        subject=m.pick(f"Claim {claim}", "We've received your claim", f"About {loss}"),
    )
    f2 = dated(m, d2)
    moved = arrive(
        m, adjuster, m.after(said, 4, 12),
        ("sms", f"{adjuster.first}, {insurer.name}. Can't make our date, car's in a ditch myself. {f2} instead? Please don't repair the {spot} before", "", "ok"),
        ("mail", f"Dear {m.owner.first},\n\nthere's a queue after the storms. I'll inspect on {f2} rather than as announced. Leave the {spot} untouched, please.{bye(m, adjuster, insurer)}"),
        ("chat", f"hi, adjuster for {insurer.name} here. {f2} is my next free day, will you be in? don't throw the {spot} away", "", "I'll be in"),
        ("mail", f"Change of visit\n\nInspector: {adjuster.full}\nNow: {f2}\nPlease show: the {spot}, receipts, the dog locked away{bye(m, adjuster, insurer)}"),
        subject=m.pick("Inspection", "Change of visit", f"{claim}: my visit"),
    )
    pay = arrive(
        m, handler, m.after(said, 13, 17),
        ("mail", f"{hi(m)}on the strength of your photos we make an advance of {payout} for {loss}. The balance comes after the report.{bye(m, handler, insurer)}"),
        ("mail", f"Payment advice\n\n{claim}\nInterim settlement: {payout}\nTo: account on file{bye(m, handler, insurer)}"),
        ("sms", f"{insurer.name}: interim payment {payout} authorised for {claim}. Regards {handler.first}"),
        ("mail", f"Dear {m.owner.first},\n\nso that you needn't live in a ruin, I have released {payout} in advance. It isn't the last word on {claim}. {aside(m)}{bye(m, handler, insurer)}"),
        subject=m.pick("Advance", f"Payment {claim}", "Some money"),
    )
    rival = m.company("insurer", "{Word} Direct", "{Last} Mutual", "{Word}Safe")
    if m.maybe(0.6):
        m.mail(rival, m.pick("Your quote", "Are you covered?", "Renew with us"), f"{formal(m)}burst pipes, stolen bikes, hail: we cover it all for {m.money(8, 30)} a month, excess only {m.money(30, 90, False)}. Quote ready in two minutes.{foot(m, rival)}", m.after(said, -10, 10), html=True)
    m.ask([f"What's the claim number with {insurer.name}?", f"which number do i give {insurer.name} about {loss}", f"reference for {loss}?", f"{insurer.name} wants a number when i ring, which", f"number of my case at {insurer.name}"], claim, [i for i in (open_, moved, pay) if claim in i.text + i.subject])
    m.ask([f"When is {adjuster.first} coming to inspect?", f"what day does the {insurer.name} man look at the damage", f"when do i have to be home for {adjuster.full}", f"{insurer.name}'s visit, when is it now", f"on what date will they look at the {spot}"], f2, moved, stale=open_, kind="moved")
    m.ask([f"How much do I pay myself for {loss}?", f"what's my excess with {insurer.name}", f"which part of {loss} am I stuck with", f"deductible at {insurer.name}?", f"how much does {insurer.name} not cover"], excess, open_, kind="decoy")
    m.ask([f"How much has {insurer.name} paid out in advance?", f"what have i had so far for {loss}", f"interim payment for {claim}?", f"how much did {handler.first} release", f"what money came from {insurer.name} already"], payout, pay)
    unanswered(m, f"What caused {loss} that {insurer.name} is paying for?", f"When does my {insurer.name} policy run out?", f"How much will {insurer.name} pay altogether for {loss}?", f"Which builder does {insurer.name} recommend for the {spot}?")


def auction_lot(m):
    house = m.company("auctioneer", "{Last} Auctions", "{Town} Saleroom", "{Last} & {Last} Fine Art", "Auktionshaus {Last}", "{Word} Lots", "{Street} Lane Auctioneers")
    thing, other = m.sample(2, "ship's clock", "walnut bureau", "accordion", "botanical prints", "brass microscope", "Persian runner", "rocking horse", "silver teaspoons", "oil of a cow", "set of rummers", "typewriter", "gramophone")
    lot, lot2 = m.sample(2, *range(12, 780))
    bid = m.number(110, 280)
    hammer, total, limit = m.money(bid, bid, False), m.money(int(bid * 1.26), int(bid * 1.3)), m.money(int(bid * 1.35), int(bid * 1.6), False)
    said = m.day(-20, -9)
    pal = m.friend(2)
    talk = m.chat(pal, m.after(said, -2, -1), (pal, m.pick("what are you bidding on this time", "dont buy another clock", "how far will you go?")), ("me", m.pick(f"lot {lot}, the {thing}. {limit} and not a cent more", f"the {thing} ({lot}). I've told myself {limit} tops", f"just the {thing}, lot {lot}. If it passes {limit} I'm out")), (pal, m.pick("famous last words", f"and the {other}? lot {lot2} i think", "sure")))
    won = m.mail(
        house, m.pick("You were successful", f"Lot {lot}", "Congratulations!", "Sale results"),
        m.pick(
            f"{formal(m)}congratulations on the {thing} (lot {lot}). The hammer fell at {hammer}. With premium and VAT the sum is {total}. Please pay before you collect.{foot(m, house)}",
            f"{formal(m)}STATEMENT\n\nLot {lot}   {thing}\nHammer   {hammer}\nPremium and tax   as printed\nTo pay   {total}\n\nStorage is free for a week.{foot(m, house)}",
            f"{formal(m)}You won lot {lot}! {hammer} in the room, {total} all in. You were the only bidder who waved twice.{foot(m, house)}",
            f"{formal(m)}Paddle {m.number(100, 400)}: lot {lot} knocked down at {hammer}; lot {lot2} ({other}) went to a bidder on the phone. Your account stands at {total}.{foot(m, house)}",
        ),
        said, html=m.maybe(0.3),
    )
    pick1, pick2 = dated(m, m.after(said, 3, 6)), dated(m, m.day(1, 9))
    stale = m.mail(house, m.pick("Collection", "Collecting your lot"), f"{formal(m)}you may fetch lot {lot} from {pick1} at the back entrance. Bring somebody strong.{foot(m, house)}", m.after(said, 1, 1)) if m.maybe(0.8) else ()
    where = m.pick("the store on the ring road", "the chapel next door", "unit 6 behind the tyre place", "our cellar, ring twice", "the old fire station", "gate 3 of the cattle market")
    second = arrive(
        m, house, m.after(said, 2, 5),
        ("mail", f"{formal(m)}a water main has burst in our yard. Everything from the last sale has gone to {where}. Collection of lot {lot} from {pick2}.{foot(m, house)}"),
        ("sms", f"{house.name}: lot {lot} now to be fetched from {where}, {pick2} onwards"),
        ("mail", f"{formal(m)}Please do not come to the saleroom. Lot {lot} waits for you at {where}. First day: {pick2}. Our porters finish at four and mean it.{foot(m, house)}"),
        ("mail", f"COLLECTION - NEW\n\nLot: {lot}\nFrom: {pick2}\nAt: {where}\nTake: ID, statement, blanket{foot(m, house)}"),
        subject=m.pick("Collection: change", "Burst main", f"Lot {lot}, important"),
    )
    m.ask([f"Where do I fetch the {thing} from?", f"where has {house.name} put my {thing}", f"Collection point for lot {lot}?", f"where do i go to get what i won at {house.name}", f"whereabouts is my lot from {house.name}"], where, second, stale=stale, kind="moved" if stale else "fact")
    m.ask([f"How much is the {thing} with all fees?", f"what do I owe {house.name}", f"total for lot {lot}?", f"what does the {thing} come to with everything on top", f"{house.name} - how much must I transfer"], total, won, kind="decoy")
    m.ask([f"From when can I pick up lot {lot}?", f"from what day may i collect at {house.name}", f"earliest day for getting the {thing}", f"when does {house.name} hand over my things", f"first day I can go for the {thing}?"], pick2, second, stale=stale, kind="moved" if stale else "fact")
    m.ask([f"What was my limit for the {thing}?", f"how high had i meant to bid for the {thing}", f"the most i'd told {pal.first} i would go to for the {thing}", f"my ceiling at {house.name}, as I told {pal.first}?", f"how far was i going to go at the sale for the {thing}"], limit, talk[1], kind="decoy")
    unanswered(m, f"What did the {other} sell for?", f"Who sold the {thing} through {house.name}?", f"How old is the {thing}?", f"When is {house.name}'s next sale?")


def secondhand_sale(m):
    buyer, loser = m.person(), m.person()
    thing = m.pick("pushchair", "canoe", "sewing machine", "drum kit", "chest freezer", "road bike", "bunk bed", "greenhouse", "amplifier", "fish tank", "sofa bed", "lawnmower", "record player")
    ask_, low, deal = m.money(170, 260, False), m.money(60, 95, False), m.money(110, 160, False)
    said = m.day(-8, -4)
    ad = m.note(m.pick("For sale", "selling", f"ads/{thing}"), m.pick(f"{thing.upper()} for sale. {ask_}. Good as new apart from {m.pick('a scratch', 'one knob', 'the smell of dog')}. Collection only, no time wasters, cash.", f"Ad text: well-loved {thing}, {ask_} or near offer. Pet-free, smoke-free, teenager-free home. You'll need two people and a van.")) if m.maybe(0.75) else ()
    channel = m.pick(buyer, f"{thing} - {buyer.first}")
    flaw = m.pick("the left brake sticks", "one leg wobbles", "it hums when cold", "the lid doesn't lock", "a hinge is missing", "the manual is in Finnish", "the light inside is broken")
    t = hour(m, 9, 19)
    d1, d2 = m.after(said, 1, 2), m.after(said, 4, 12)
    meet = f"{m.relative_day(d2, m.after(said, 2, 2))} at {t}"
    haggle = m.chat(
        channel, said,
        (buyer, m.pick(f"hi is the {thing} still there? would you do {low}", f"Hello. I am interest in {thing}. {low} today cash?", f"{low}???")),
        ("me", m.pick(f"bit low for me. I should say that {flaw}, so {deal}?", f"can't do that. but {flaw}, I'll be honest, so call it {deal}", f"no, but {deal} because {flaw}")),
        (buyer, m.pick("deal 🤝", "ok is good", "fine, you twisted my arm", "hmmm ok yes")),
        ("me", m.pick(f"great. {m.fmt_day(d1, 'weekday')} after work?", f"come {m.fmt_day(d1, 'weekday')} in the evening then")),
    )
    shift = m.chat(
        channel, m.after(said, 2, 2),
        (buyer, m.pick("so sorry my brother has the van, can we do it another day", "hello sorry, kid is sick, other day ok?", "car died. dont sell it to someone else pls")),
        ("me", m.pick(f"no problem, {meet} suits me", f"ok then {meet}, I'm home anyway", f"last chance haha. {meet}")),
        (buyer, m.pick("perfect", "I come. thank you", "see you then!")),
    )
    if m.maybe(0.7):
        m.sms(loser, m.after(said, 0, 3), ("them", m.pick(f"saw your ad, {m.money(265, 300, False)} if you keep it for me until {dated(m, m.after(d2, 5, 9))}", f"Is the {thing} available? can pay {m.money(265, 300, False)}")), ("me", m.pick("sorry, promised to somebody", "too late I'm afraid")))
    m.ask([f"What price did {buyer.first} and I agree on for the {thing}?", f"how much am i getting for the {thing}", f"what's {buyer.full} paying", f"final price {thing}?", f"what did i let the {thing} go for"], deal, haggle[1], stale=ad, kind="changed")
    m.ask([f"When does {buyer.first} come for the {thing}?", f"when's someone picking the {thing} up", f"what day and time do i need to be in so {buyer.full} can fetch it", f"when am i finally rid of the {thing}", f"{buyer.first}: which time for the handover now?"], f"{dated(m, d2)} at {t}", shift[1], also=[meet], stale=haggle[3], span=meet, kind="relative")
    m.ask([f"What's wrong with the {thing}?", f"which defect did i own up to with the {thing}", f"why did i come down in price for {buyer.first}", f"what did i tell {buyer.full} doesn't work on it", f"{thing}: known fault?"], flaw, haggle[1])
    m.ask([f"What did {buyer.first} offer at first for the {thing}?", f"how little did {buyer.first} want to give to begin with", f"{buyer.full}'s opening bid?", f"the cheeky first offer from {buyer.first}", f"what did {buyer.first} start the haggling with"], low, haggle[0], kind="decoy")
    unanswered(m, f"What's {buyer.full}'s address for the {thing}?", f"What did I pay for the {thing} when I bought it?", f"What brand is the {thing} I'm selling?", f"What does {buyer.first} want the {thing} for?")


def concert_tickets(m):
    band = m.pick("Velvet", "Paper", "Midnight", "Northern", "Salt", "Glass", "Wooden", "Slow", "Lemon") + " " + m.pick("Herons", "Engines", "Lanterns", "Cousins", "Sailors", "Ladders", "Foxes")
    seller = m.company("tickets", "{Word} Tickets", "{Word}Seat", "Box Office {Town}", "{Town} Arena", "{Word} Live", "Stage{Word}")
    hall = m.company("hall", "{Word} Hall", "The {Town} Forum", "{Last} Theatre", "{Word} Ballroom", "{Town} Dome")
    pal = m.friend(1)
    seat = m.pick(f"row {m.pick('C', 'F', 'K', 'P')}, seats {m.number(3, 12)} and {m.number(13, 20)}", f"Block {m.number(101, 140)}, row {m.number(1, 20)}", f"balcony left, {m.number(20, 60)} to {m.number(61, 80)}", f"stalls {m.pick('AA', 'BB', 'D')}{m.number(10, 40)}", "standing, pit B", f"box {m.number(2, 9)}, upper tier")
    old, new = m.day(3, 15), m.day(30, 120)
    code = m.code("booking")
    t = hour(m, 18, 20)
    price = m.money(35, 110)
    said = m.day(-70, -30)
    first = m.mail(
        seller, m.pick("Your tickets", f"{band}: order confirmed", f"You're going! {band}", f"Booking {code}"),
        m.pick(
            f"{formal(m)}you're going to see {band}!\n\nVenue: {hall.name}\nDate: {dated(m, old)}\nDoors: {t}\nPlaces: {seat}\nEach: {price}\nBooking: {code}\n\nNo umbrellas, no drones.{foot(m, seller)}",
            f"{formal(m)}booking {code} is confirmed. {band} play {hall.name} on {dated(m, old)}; doors open {t}. You've got {seat}, at {price} a ticket including the fee nobody can explain.{foot(m, seller)}",
            f"{formal(m)}E-TICKET x 2\n{band}\n{hall.name}, {dated(m, old)}, {t}\n{seat}\n{price} p.p.\nref {code}\n\nShow this on your phone.{foot(m, seller)}",
        ),
        said, html=m.maybe(0.4),
    )
    why = m.pick("the singer has lost her voice", "the drummer broke a wrist", "a lorry with the gear is stuck at the border", "the hall failed its fire check", "a death in the band's family", "a strike of the stage crew")
    f2 = dated(m, new)
    host = m.pick(seller, hall)
    second = m.mail(
        host, m.pick(f"{band}: new date", "Important information about your event", "Postponed", "Please read before you travel"),
        m.pick(
            f"{formal(m)}we're sorry: {why}, and the show can't go ahead as planned. {band} will play on {f2} instead. Your tickets stay valid, seats and all.{foot(m, host)}",
            f"{formal(m)}EVENT POSTPONED\n\n{band}\nreason: {why}\nreplacement: {f2}\nrefunds: on request, for three weeks{foot(m, host)}",
            f"{formal(m)}As {why}, {band} have asked us to find them another evening. That evening is {f2}. If you can't be there we'll give you your money back.{foot(m, host)}",
            f"{formal(m)}bad news, good news. Bad: {why}. Good: the band hate to let you down and come to {hall.name} {f2}. Keep your old tickets; the staff know.{foot(m, host)}",
        ),
        m.after(said, 12, 28), html=m.maybe(0.4),
    )
    lift = m.pick("drive if you do the beer", "bring the earplugs", "book the hotel", "get the train tickets", "ask my sister for the sofa", "make sandwiches, proper ones")
    talk = m.chat(pal, m.after(said, 2, 10), (pal, m.pick("SO excited for the gig", "have you got them??", f"{band}!!! finally")), ("me", m.pick("in the bag", "got two, on my phone", "yesss")), (pal, m.pick(f"i'll {lift}", f"you did the tickets so i'll {lift}", f"what do I owe you. also I'll {lift}")))
    if m.maybe():
        m.mail(seller, m.pick("Just announced", "On sale now"), f"{formal(m)}on sale this week: tribute nights, jazz brunch, and the return of {m.pick('the glitter choir', 'the ukulele orchestra', 'that hypnotist')} from {m.money(12, 30)}. Members first.{foot(m, seller)}", m.after(said, 3, 28), html=True)
    m.ask([f"When do {band} play?", f"when's the gig, the {band} one", f"what's the new date for {band}", f"which day are we off to hear {band}", f"{band} - when is it now?"], f2, second, stale=first, kind="moved")
    m.ask([f"Where are our seats for {band}?", f"which places have i got for {band}", f"where are we sitting at {hall.name}", f"{band} tickets, what row or block?", f"where in the building will {pal.first} and I be for {band}"], seat, first)
    m.ask([f"Why was {band} put off?", f"what happened that {band} didn't play on the first date", f"how come the {band} evening fell through", f"reason for the {band} postponement?", f"what went wrong with {band}"], why, second)
    m.ask([f"What did one {band} ticket cost?", f"how much does {pal.first} owe me for {band}, per head", f"price of {band}?", f"what did i spend on each seat for {band}", f"how dear was it to see {band}"], price, first)
    m.ask([f"What did {pal.first} say they'd do for the {band} trip?", f"what's {pal.first}'s part in the {band} outing", f"what is {pal.full} taking care of when we go to {band}", f"{pal.first} offered what in return for the gig", f"what did {pal.first} volunteer for, {band}"], lift, talk[2])
    unanswered(m, f"Who's the support act for {band}?", f"When are {band} finished, so I can get the last train?", f"What's the cloakroom charge at {hall.name}?", f"How do I get the refund form for {band}, what's the link?")


def warranty_repair(m):
    maker_ = m.company("appliance maker", "{Last} Appliances", "{Word} Home", "{Last}werk", "{Word} Kitchens", "{Town} White Goods", "{Word}tron")
    fixer = m.person()
    machine, part = m.pick(("washing machine", "drum bearing"), ("dishwasher", "drain pump"), ("coffee machine", "brew group"), ("fridge", "thermostat"), ("oven", "fan motor"), ("vacuum cleaner", "hose switch"), ("tumble dryer", "heating coil"), ("dehumidifier", "float"))
    until = m.fmt_day(m.day(30, 700), year=True)
    serial = f"{m.pick('SN', 'S/N ', '')}{m.code('booking')}{m.number(100, 999)}"
    note = m.note(
        m.pick(f"Home/{machine}", "guarantees", "Appliances", f"{machine}"),
        m.pick(f"{maker_.name} {machine}\nserial {serial}\ncovered until {until}\nreceipt in the tin with the takeaway menus", f"# {machine}\n\nBought new, {maker_.name}. Guarantee runs out {until}. Number on the back: {serial} (had to lie on the floor to read it).", f"| thing | {machine} |\n|---|---|\n| make | {maker_.name} |\n| no. | {serial} |\n| warranty to | {until} |", f"The {machine} ({maker_.name}, {serial}) is under warranty till {until}. Keep the box? No. Kept the box."),
    )
    said = m.day(-12, -6)
    d1, d2 = m.after(said, 2, 4), m.after(said, 6, 14)
    w1, w2 = m.sample(2, "between 8 and 12", "between 1 and 5", "after four", "first thing", "around lunch", "between ten and two")
    first = arrive(
        m, maker_, said,
        ("mail", f"{formal(m)}your repair is booked. A technician will visit {dated(m, d1)}, {w1}. Please empty the {machine} and keep pets away.{foot(m, maker_)}"),
        ("sms", f"{maker_.name}: engineer booked {dated(m, d1)}, {w1}"),
        ("mail", f"Job {m.number(10**5, 10**6)}\nAppliance: {machine}\nVisit: {dated(m, d1)}\nWindow: {w1}\nCharge: none under guarantee{foot(m, maker_)}"),
        subject=m.pick("Your repair visit", "Engineer booked", "Job confirmation"),
    )
    call = m.after(said, 2, 5)
    when = f"{m.relative_day(d2, call)}, {w2}"
    second = arrive(
        m, fixer, call,
        ("sms", f"{fixer.first} {maker_.name}. had a look at ur {machine} notes, its the {part} and i havent got one on the van. coming {when}", "", "thanks for the warning"),
        ("chat", f"Hello, technician of {maker_.name}. It must be the {part}, part is ordered, I come {when}. Please turn off the water/current", "hello, are you still coming?", "all right"),
        ("mail", f"{hi(m)}sorry about the mix-up at your door. From the noise you describe, the {part} of your {machine} has had it. I'll have one with me {when}.{bye(m, fixer, maker_)}"),
        ("sms", f"Re {machine}: need {part} from factory. New visit {when}. Rgds {fixer.first}, {maker_.name}", "the display says E18", ""),
        subject=m.pick(f"your {machine}", "new visit", "spare part"),
    )
    tip = m.pick("borrow mine, key's under the pot", "kick it low on the left", "the launderette does service washes", "you can have our old one for free", "unplug it for a night, ours revived", "write to the paper")
    friend = m.friend(4)
    talk = m.chat(friend, m.after(said, 0, 3), ("me", m.pick(f"our {machine} is dead", f"guess what broke. the {machine}")), (friend, m.pick(f"oh no. {tip}", f"{tip} 😂", f"nightmare. {tip}?")), ("me", m.pick("ha", "might do that", "bless you")))
    m.ask([f"When is the {maker_.name} engineer coming?", f"when's someone coming to mend the {machine}", f"what's the new slot for the {machine}", f"when does {fixer.first} come back for the {machine}", f"when do i have to be in for the {machine} man"], f"{dated(m, d2)}, {w2}", second, also=[when], stale=first, span=when, kind="relative")
    m.ask([f"What's broken in the {machine}?", f"which bit of the {machine} has gone", f"what did {fixer.first} say is wrong with the {machine}", f"what needs replacing in the {machine}", f"{fixer.full}'s diagnosis for the {machine}?"], part, second)
    m.ask([f"Until when is the {machine} under warranty?", f"how long does {maker_.name} have to mend the {machine} for nothing", f"when does the guarantee on the {machine} end", f"is the {machine} still covered, until when", f"{machine} warranty end?"], until, note)
    m.ask([f"What's the serial number of the {machine}?", f"{maker_.name} want the number off the back of the {machine}", f"which number is on the {machine}", f"serial {machine}?", f"the long code of our {machine}, for the hotline"], serial, note)
    m.ask([f"What did {friend.first} advise about the {machine}?", f"what was {friend.first}'s tip when the {machine} died", f"any idea from {friend.full} for the broken {machine}", f"what did {friend.first} say i should do about the {machine}", f"{friend.first}'s suggestion, {machine}?"], tip, talk[1])
    unanswered(m, f"What did the {machine} cost?", f"Where did we buy the {machine}, which shop?", f"What would the {part} cost without the warranty?", f"Who installed the {machine}?")


def trip_kitty(m):
    a, b, c = m.friend(0), m.friend(1), m.person()
    group = m.pick("Hut weekend", "Lake house 🛶", "Canal boat crew", "Villa gang", "Cabin fever", "Ski idiots", "Surf shack")
    rent, food, fuel = m.money(300, 600, False), m.money(120, 240, False), m.money(40, 95, False)
    w1, w2 = m.sample(2, *(m.money(60, 240, True) for _ in range(6)))
    said = m.day(-25, -12)
    paid = m.chat(
        group, said,
        (a, m.pick(f"ok money talk. I paid the house, {rent}", f"boring but necessary: the house was {rent}, on my card")),
        (b, m.pick(f"food was {food}, most of it cheese", f"supermarket {food}. {c.first} ate half of it")),
        (c, m.pick(f"petrol {fuel} and a parking fine i won't mention", f"{fuel} for diesel both ways")),
        ("me", m.pick("I only brought the cards 🙈", "i paid nothing yet, sorry all", "and I did the washing up")),
    )
    first = m.chat(group, m.after(said, 1, 2), (a, m.pick(f"did the sums: {m.owner.first} gives me {w1} and we're all square", f"so {m.owner.first} -> me {w1}. {c.first} -> me a beer")), ("me", m.pick("seems a lot?", "hm can you check that", "really?")))[0]
    why = m.pick("i counted the deposit which we get back", "i had you down for two nights too many", "forgot you paid the boat", "typed an 8 for a 3", "didn't take off the wine")
    second = arrive(
        m, a, m.after(said, 3, 8),
        ("chat", f"you were right!! {why}. it's {w2} you owe me. sorry", "did you get round to the sums?", "sending now"),
        ("mail", f"{hi(m)}here's the corrected table for the {group} weekend.\n\n{m.owner.first}: {w2}\n{b.first}: even\n{c.first}: {m.money(5, 50, True)}\n\nThe mistake: {why}.{bye(m, a)}"),
        ("sms", f"hut sums again: {why}, so only... {w2} from you. {a.first}", "", "👍"),
        ("chat", f"apologies from the finance department. {why} 🤦 you: {w2}. {b.first}: nothing", "", "ha, thank you"),
        subject=m.pick("sums", f"{group}: corrected", "I can't add"),
    )
    lost = m.pick("a grey jumper", "a phone charger", "one walking pole", "a child's wellington", "swimming goggles", "a thermos", "the good corkscrew")
    find = arrive(
        m, b, m.after(said, 1, 6),
        ("chat", f"whose is {lost}? was in my boot, i'll hang on to it till we see each other", "home safe?", "not mine"),
        ("sms", f"found {lost} in my bag after the weekend - yours? {b.first}", "", "no idea whose that is"),
        ("mail", f"{hi(m)}lovely weekend, my knees disagree. Somehow I came home with {lost}. Ask around, would you?{bye(m, b)}"),
        ("chat", f"{lost} has turned up in my car. speak now or it goes to the charity shop"),
        subject=m.pick("lost property", "lovely weekend"),
    )
    m.ask([f"How much do I owe {a.first} for the {group} weekend?", f"what's my share of {group}", f"what do i have to send {a.first} after all", f"{group}: my part of the bill, the right one", f"how much does {a.full} get from me for our trip"], w2, second, stale=first, kind="changed")
    m.ask([f"What did the house for {group} cost?", f"how much was the place we stayed in ({group})", f"what did {a.first} put on the card for {group}", f"rent of the house, {group}?", f"how much did {a.first} lay out for us for the roof over our heads"], rent, paid[0], kind="decoy")
    m.ask([f"How much was the petrol for {group}?", f"what did {c.first} lay out for driving on the {group} trip", f"what did filling the car up come to, {group}", f"{c.full}'s share of the costs of {group}, the tank?", f"how much did {c.first} spend getting us to {group} and home"], fuel, paid[2], kind="decoy")
    m.ask([f"What did {b.first} find after the {group} weekend?", f"what got left behind in {b.first}'s things", f"lost property at {b.full}'s?", f"what did {b.first} take home by accident", f"which item is {b.first} looking for the owner of"], lost, find)
    unanswered(m, f"What did the boat on the {group} trip cost?", f"When do we get the deposit back for {group}?", f"What's {a.full}'s IBAN?", f"How much was {c.first}'s parking fine?")


SCENARIOS = [
    parcel_moved, refund_return, subscription_rise, invoice_corrected, rent_rise, tax_return, bank_card, loan_friends, insurance_claim, auction_lot, secondhand_sale, concert_tickets, warranty_repair, trip_kitty,
]
