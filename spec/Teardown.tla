------------------------------ MODULE Teardown ------------------------------
(***************************************************************************)
(* Two endpoints, their two users, and the network between them: from an   *)
(* established connection to its release.                                  *)
(*                                                                         *)
(* The rules of TCP are in Endpoint alone.  This module says who may act   *)
(* when, keeps the books on what users saw, and states what must be true.  *)
(*                                                                         *)
(* A model either has a clock (Clocked) or has none.  Without a clock all  *)
(* durations are 0: a timer that runs is due, and may fire at any moment   *)
(* or be late for ever, so the model covers every timing at once.          *)
(***************************************************************************)
EXTENDS Endpoint

CONSTANTS
  Path,        \* see Network
  Users,       \* what users and endpoints choose from:
               \*   writes   writes[s]: the most octets that user s writes
               \*   text     the most octets in one segment
               \*   offered  the windows that endpoints offer
               \*   first    the sides that may be the first to call CLOSE
               \*   close    the sides that may call CLOSE at all
               \*   read     the sides whose users call RECEIVE
  Patient      \* assumption: TIME-WAIT outlasts the peer's need of it

VARIABLES
  tcb,         \* tcb[s]: the control block of side s
  user,        \* user[s]: see Release
  net, faults, \* see Network
  finHeard,    \* finHeard[s]: has a FIN ever reached side s?
  sinceFin     \* sinceFin[s]: ticks since s entered TIME-WAIT or, in it,
               \* last heard a FIN

vars == <<tcb, user, net, faults, finHeard, sinceFin>>

R == INSTANCE Release
Side    == R!Side
Peer(s) == R!Peer(s)
N == INSTANCE Network

(* A model has a clock if segments have a lifetime.                        *)
Clocked == Path.lifetime > 0

(* Where the sequence numbers start: as in Figure 12 of the RFC.  Apart,   *)
(* so that a rule that mixes up the two spaces does not go unnoticed.      *)
First(s) == IF s = "A" THEN 100 ELSE 300

Window == CHOOSE w \in Users.offered : \A v \in Users.offered : w <= v

Init ==
  /\ tcb = [s \in Side |-> Established(First(s), First(Peer(s)), Window, Window, Config.rtoInitial)]
  /\ R!Init
  /\ N!NetInit
  /\ finHeard = [s \in Side |-> FALSE]
  /\ sinceFin = [s \in Side |-> 0]

-----------------------------------------------------------------------------
(* The books: what user s was told.                                        *)
Told(s, u, tells) ==
  IF tells = <<>> THEN u
  ELSE LET tell == Head(tells) IN
    CASE tell.kind = "data"  -> [u EXCEPT !.delivered = @ \o
                                   [i \in 1..tell.len |-> tell.from - First(Peer(s)) + i]]
      [] tell.kind = "end"   -> [u EXCEPT !.ended = TRUE]
      [] tell.kind = "closed" -> [u EXCEPT !.fate = IF @ = "open" THEN "closed" ELSE "twice"]
      [] tell.kind = "reset"  -> [u EXCEPT !.fate = IF @ = "open" THEN "aborted" ELSE "twice"]
      [] OTHER               -> u

(* Side s takes event ev; u is what its user then has to show, but for     *)
(* what it is told.                                                        *)
Step(s, ev, u) ==
  \E o \in Outcomes(tcb[s], ev) :
    /\ tcb'  = [tcb  EXCEPT ![s] = o.tcb]
    /\ user' = [user EXCEPT ![s] = Told(s, u, o.tells)]
    /\ sinceFin' = IF o.tcb.state = "TIME-WAIT" THEN sinceFin
                   ELSE [sinceFin EXCEPT ![s] = 0]

Quiet == UNCHANGED <<net, faults, finHeard>>

(* The users.                                                              *)
Send(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ \E n \in 1..(Users.writes[s] - user[s].written) :
       Step(s, [type |-> "Send", len |-> n], [user[s] EXCEPT !.written = @ + n])
  /\ Quiet

Close(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ s \in Users.close
  /\ s \in Users.first \/ user[Peer(s)].closeCalled
  /\ Step(s, [type |-> "Close"], [user[s] EXCEPT !.closeCalled = TRUE])
  /\ Quiet

(* A user takes all that is there; it asks no more once told of the end.   *)
Readable(s) ==
  s \in Users.read /\ (Unread(tcb[s]) > 0 \/ tcb[s].rcvFin = "arrived")

Receive(s) ==
  /\ Readable(s)
  /\ Step(s, [type |-> "Receive", len |-> Unread(tcb[s])], user[s])
  /\ Quiet

(***************************************************************************)
(* An endpoint sends.  Shapes are all the segments there are to choose     *)
(* from; which of them it may send, Endpoint says.  To ask it of each is   *)
(* the larger part of TLC's work, so Emit asks only of those that have a   *)
(* reason: an ACK that is owed or a window to offer, something unsent,     *)
(* something to be sent again.  That nothing is left out is SendableInv.   *)
(***************************************************************************)
Shapes(t, seqs, lens, ctls) ==
  [seq : seqs, ack : {t.rcvNxt}, len : lens, wnd : Users.offered, ctl : ctls]

Ack    == {{"ACK"}}
AckFin == {{"ACK"}, {"ACK", "FIN"}}

AllShapes(t) == Shapes(t, {t.sndUna, t.sndNxt}, 0..Users.text, AckFin)

Sendable(t) ==
  t.resets \cup
  IF t.state = "CLOSED" THEN {}
  ELSE (IF t.ackDue # Off \/ \E w \in Users.offered : w > t.rcvWnd
        THEN Shapes(t, {t.sndNxt}, {0}, Ack) ELSE {})
       \cup
       (IF Unsent(t) THEN Shapes(t, {t.sndNxt}, 0..Users.text, AckFin) ELSE {})
       \cup
       (IF t.resend  THEN Shapes(t, {t.sndUna}, 0..Users.text, AckFin) ELSE {})

Emit(s) ==
  /\ \E seg \in Sendable(tcb[s]) :
       /\ Step(s, [type |-> "Emit", segment |-> seg], user[s])
       /\ N!Put(s, seg)
  /\ UNCHANGED finHeard

(* A packet p reaches side s: it was in flight, or a copy stays in flight. *)
Arrives(s, p) ==
  \E o \in Outcomes(tcb[s], [type |-> "Arrive", segment |-> p.seg]) :
    /\ tcb'  = [tcb  EXCEPT ![s] = o.tcb]
    /\ user' = [user EXCEPT ![s] = Told(s, user[s], o.tells)]
    /\ finHeard' = [finHeard EXCEPT ![s] = @ \/ Has(p.seg, "FIN")]
    /\ sinceFin' = IF o.tcb.state = "TIME-WAIT" /\ ~Has(p.seg, "FIN") THEN sinceFin
                   ELSE [sinceFin EXCEPT ![s] = 0]

Deliver(s)   == \E p \in net[s] : N!Take(s, p) /\ Arrives(s, p)
Duplicate(s) == \E p \in net[s] : N!Copy(s, p) /\ Arrives(s, p)
Lose(s)      == \E p \in net[s] : N!Drop(s, p) /\ UNCHANGED <<tcb, user, finHeard, sinceFin>>

(* The timers.                                                             *)
RetransmitTimeout(s) ==
  /\ Step(s, [type |-> "RetransmitTimeout"], user[s])
  /\ Quiet

(* Has the peer's FIN been acknowledged to it, or is there no peer?        *)
Served(s) == tcb[Peer(s)].state \in {"FIN-WAIT-2", "TIME-WAIT", "CLOSED"}

(***************************************************************************)
(* Without a clock TIME-WAIT may end at once, and a peer in LAST-ACK whose *)
(* ACK was lost is then reset although nobody did wrong.  Models that are  *)
(* not about this assume that TIME-WAIT is long enough; that 2 MSL are,    *)
(* and under which losses, is what the clocked models show.                *)
(***************************************************************************)
TimeWaitTimeout(s) ==
  /\ Patient => Served(s)
  /\ Step(s, [type |-> "TimeWaitTimeout"], user[s])
  /\ Quiet

(* Time passes for everybody.                                              *)
Tick ==
  /\ Clocked
  /\ \E a \in Outcomes(tcb["A"], [type |-> "Tick", ticks |-> 1]),
        b \in Outcomes(tcb["B"], [type |-> "Tick", ticks |-> 1]) :
       tcb' = [s \in Side |-> IF s = "A" THEN a.tcb ELSE b.tcb]
  /\ sinceFin' = [s \in Side |-> IF tcb[s].state = "TIME-WAIT" THEN sinceFin[s] + 1 ELSE 0]
  /\ N!Age
  /\ UNCHANGED <<user, finHeard>>

(***************************************************************************)
(* The end, in which nothing need happen: both blocks are deleted (or one  *)
(* side waits for a CLOSE that its peer's user may not call), nothing is   *)
(* owed or in flight, and both users have read what there was.  Any other  *)
(* state without a successor is a deadlock.                                *)
(***************************************************************************)
Done ==
  /\ \A s \in Side : ~Readable(s) /\ tcb[s].resets = {}
  /\ \/ \A s \in Side : tcb[s].state = "CLOSED"
     \/ \E s \in Side : s \notin Users.close /\ tcb[Peer(s)].state = "FIN-WAIT-2"
  /\ N!Silent

Rest == Done /\ UNCHANGED vars

Next ==
  \/ \E s \in Side : \/ Send(s) \/ Close(s) \/ Receive(s)
                     \/ Emit(s) \/ RetransmitTimeout(s) \/ TimeWaitTimeout(s)
                     \/ Deliver(s) \/ Duplicate(s) \/ Lose(s)
  \/ Tick
  \/ Rest

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* Fairness of endpoints and users: what is due is done.  Each of these    *)
(* conditions is ended by the one action that answers to it, and for an    *)
(* action A that disables itself WF_vars(A) says just []<>~ENABLED A; in   *)
(* this form TLC checks it several times faster.                           *)
(***************************************************************************)
Alive(s)     == tcb[s].state # "CLOSED"
AckOwed(s)   == Alive(s) /\ tcb[s].ackDue # Off
Resending(s) == Alive(s) /\ tcb[s].resend
Sending(s)   == Alive(s) /\ Unsent(tcb[s]) /\ tcb[s].sndNxt < tcb[s].sndUna + tcb[s].sndWnd
Resetting(s) == tcb[s].resets # {}
Expired(s)   == Alive(s) /\ tcb[s].rtx = 0 /\ ~tcb[s].resend
Lingering(s) == /\ tcb[s].state = "TIME-WAIT" /\ tcb[s].timeWait = 0
                /\ Patient => Served(s)

EndpointFairness(s) ==
  /\ []<>~AckOwed(s) /\ []<>~Resending(s) /\ []<>~Sending(s) /\ []<>~Resetting(s)
  /\ []<>~Expired(s) /\ []<>~Lingering(s)
  /\ []<>~Readable(s)

(***************************************************************************)
(* Fairness of the network.  Packets do not stay in flight for ever.  In   *)
(* each direction it delivers, if such are there again and again, a        *)
(* segment that makes progress, and one that occupies sequence space.  The *)
(* second is needed: a retransmitted FIN makes no progress where it        *)
(* arrives, but without it the answer that was lost is not repeated.       *)
(***************************************************************************)
Drainage(s) == WF_vars(Deliver(s) \/ Lose(s))

(* From t to u the connection has come nearer to its end.                  *)
Moved(t, u) ==
  \/ u.state # t.state
  \/ u.state # "CLOSED" /\ (\/ u.sndUna # t.sndUna
                            \/ u.rcvNxt # t.rcvNxt
                            \/ u.sndWnd # t.sndWnd)

Useful(s, p) ==
  \E o \in Outcomes(tcb[s], [type |-> "Arrive", segment |-> p.seg]) : Moved(tcb[s], o.tcb)

Occupying(s, p) == SegLen(p.seg) > 0

(* Strong fairness, with the enabling condition written out.  Of the steps *)
(* that change both net[s] and tcb[s], only Deliver(s) is one.             *)
DeliveryFairness(s) ==
  /\ []<>(\E p \in net[s] : Useful(s, p))
       => []<><<net'[s] # net[s] /\ Moved(tcb[s], tcb'[s])>>_vars
  /\ []<>(\E p \in net[s] : Occupying(s, p))
       => []<><<\E p \in net[s] : Occupying(s, p) /\ N!Take(s, p) /\ Arrives(s, p)>>_vars

UnfairNetwork ==
  Spec /\ WF_vars(Tick) /\ \A s \in Side : EndpointFairness(s) /\ Drainage(s)

FairSpec == UnfairNetwork /\ \A s \in Side : DeliveryFairness(s)
=============================================================================
