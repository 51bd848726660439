------------------------------ MODULE Teardown ------------------------------
(***************************************************************************)
(* Two endpoints, their two users, and the network between them: from an   *)
(* established connection, or from OPEN, to the release.                   *)
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
               \*   open     open[s]: how s has opened the connection:
               \*            "established" already, "active" or "passive"
               \*   writes   writes[s]: the most octets that user s writes
               \*   text     the most octets in one segment
               \*   offered  the windows that endpoints offer
               \*   first    the sides that may be the first to call CLOSE
               \*   close    the sides that may call CLOSE at all
               \*   abort    the sides that may call ABORT
               \*   detach   the sides whose users may go: Detach
               \*   read     the sides whose users call RECEIVE
  Patient      \* assumption: TIME-WAIT outlasts the peer's need of it

VARIABLES
  tcb,         \* tcb[s]: the control block of side s
  user,        \* user[s]: see Release
  net, faults, \* see Network
  heard,       \* heard[s]: the numbers, of text and FIN, that reached side s
  acked,       \* acked[s]: what s last acknowledged, with SEQ=SND.NXT
  sinceFin     \* sinceFin[s]: ticks since s entered TIME-WAIT or, in it,
               \* last heard a FIN, counted to one beyond 2 MSL

vars == <<tcb, user, net, faults, heard, acked, sinceFin>>

R == INSTANCE Release
Side    == R!Side
Peer(s) == R!Peer(s)
N == INSTANCE Network

(* A model has a clock if segments have a lifetime.                        *)
Clocked == Path.lifetime > 0

(* Where the text starts, just behind the SYN: as in Figure 12 of the RFC. *)
(* Apart, so that a rule that mixes up the two spaces does not go          *)
(* unnoticed.                                                              *)
First(s) == IF s = "A" THEN 100 ELSE 300

(* The block of side s is not deleted.                                     *)
Alive(s) == tcb[s].state # "CLOSED"

Window == CHOOSE w \in Users.offered : \A v \in Users.offered : w <= v

(* The block of side s when the model begins: OPEN has been called.        *)
Opened(s) ==
  LET open == [type |-> "Open", active |-> Users.open[s] = "active",
               remote |-> TRUE, iss |-> First(s) - 1]
  IN  IF Users.open[s] = "established"
      THEN Established(First(s), First(Peer(s)), Window, Window,
                       Config.rtoInitial)
      ELSE (CHOOSE o \in Outcomes(Nothing, open) : TRUE).tcb

Init ==
  /\ tcb = [s \in Side |-> Opened(s)]
  /\ R!Init
  /\ N!NetInit
  /\ heard = [s \in Side |-> {}]
  /\ acked = [s \in Side |-> First(Peer(s))]
  /\ sinceFin = [s \in Side |-> 0]

-----------------------------------------------------------------------------
(* The books: what user s was told, which is one thing at most.            *)
Ended(u, fate) == [u EXCEPT !.fate = IF @ = "open" THEN fate ELSE "twice"]

(* The places in the peer's stream of the octets told.                     *)
Places(s, tell) ==
  [i \in 1..tell.len |-> tell.from - First(Peer(s)) + i]

Told(s, u, tells) ==
  IF tells = <<>> THEN u
  ELSE LET tell == Head(tells) IN
    CASE tell.kind = "data"   -> [u EXCEPT !.delivered = @ \o Places(s, tell)]
      [] tell.kind = "end"    -> [u EXCEPT !.ended = TRUE]
      [] tell.kind = "closed" -> Ended(u, "closed")
      [] tell.kind \in {"reset", "refused", "timeout", "closing", "aborted"}
                              -> Ended(u, "aborted")
      [] tell.kind = "error"  -> u

(* Side s is left with outcome o; u is what its user then has to show, but *)
(* for what it is told; a is what s has acknowledged, unless it is gone.   *)
Becomes(s, o, u, a) ==
  /\ tcb'  = [tcb  EXCEPT ![s] = o.tcb]
  /\ user' = [user EXCEPT ![s] = Told(s, u, o.tells)]
  /\ acked' = IF ~Whole(o.tcb)
              THEN [acked EXCEPT ![s] = First(Peer(s))] ELSE a

(* No FIN was heard in this step.                                          *)
Since(s, o) == IF o.tcb.state = "TIME-WAIT" THEN sinceFin
               ELSE [sinceFin EXCEPT ![s] = 0]

(* Side s takes event ev, which no packet is.                              *)
Step(s, ev, u, a) ==
  \E o \in Outcomes(tcb[s], ev) :
    /\ Becomes(s, o, u, a)
    /\ sinceFin' = Since(s, o)

(* The same for CLOSE and Detach: in LISTEN or SYN-SENT they give the      *)
(* connection up, as Detach does where text is lost by it; otherwise there *)
(* will be no more data from this user.                                    *)
Closing(s, ev) ==
  \E o \in Outcomes(tcb[s], ev) :
    /\ Becomes(s, o, [user[s] EXCEPT !.closeCalled = @ \/ Whole(o.tcb)], acked)
    /\ sinceFin' = Since(s, o)

Quiet == UNCHANGED <<net, faults, heard>>

(* The users.                                                              *)
Send(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ \E n \in 1..(Users.writes[s] - user[s].written) :
       Step(s, [type |-> "Send", len |-> n],
            [user[s] EXCEPT !.written = @ + n], acked)
  /\ Quiet

Close(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ s \in Users.close
  /\ s \in Users.first \/ user[Peer(s)].closeCalled
  /\ Closing(s, [type |-> "Close"])
  /\ Quiet

(* The user goes without reading on.                                       *)
Detach(s) ==
  /\ user[s].fate = "open" /\ s \in Users.detach
  /\ ~(Whole(tcb[s]) /\ tcb[s].detached)
  /\ Closing(s, [type |-> "Detach"])
  /\ Quiet

Abort(s) ==
  /\ user[s].fate = "open"
  /\ s \in Users.abort
  /\ Step(s, [type |-> "Abort"], user[s], acked)
  /\ Quiet

(* A user takes all that is there; it asks no more once told of the end.   *)
Readable(s) ==
  /\ s \in Users.read /\ tcb[s].state \notin {"LISTEN", "SYN-SENT"}
  /\ ~(Whole(tcb[s]) /\ tcb[s].detached)
  /\ UnreadLen(tcb[s]) > 0 \/ tcb[s].rcvFin = "arrived"

Receive(s) ==
  /\ Readable(s)
  /\ Step(s, [type |-> "Receive", len |-> UnreadLen(tcb[s])], user[s], acked)
  /\ Quiet

(* An endpoint sends one of the segments that it has a reason to send.     *)
Emit(s) ==
  /\ \E seg \in Sendable(tcb[s], Users.offered, Users.text) :
       /\ Step(s, [type |-> "Emit", segment |-> seg], user[s],
               IF Has(seg, "ACK") /\ ~Has(seg, "RST")
                  /\ seg.seq = tcb[s].sndNxt
               THEN [acked EXCEPT ![s] = seg.ack] ELSE acked)
       /\ N!Put(s, seg)
  /\ UNCHANGED heard

(***************************************************************************)
(* Sequence numbers on the wire are taken modulo Path.modulus, where that  *)
(* is not 0: what arrives is read as the number nearest to the one that is *)
(* expected.  For windows of at most half the modulus this is what modular *)
(* comparison (3.4) amounts to.  The network keeps the true numbers, so    *)
(* that a misreading does not go unnoticed.                                *)
(***************************************************************************)
Nearest(n, to) ==
  LET half == Path.modulus \div 2
  IN  IF Path.modulus = 0 THEN n
      ELSE to - half + ((n - to + half) % Path.modulus)

Reading(t, seg) ==
  IF ~Whole(t) THEN seg
  ELSE [seg EXCEPT !.seq = Nearest(@, t.rcvNxt), !.ack = Nearest(@, t.sndUna)]

Arrival(s, p) == [type |-> "Arrive", segment |-> Reading(tcb[s], p.seg)]

(* A packet p reaches side s: it was in flight, or a copy stays in flight. *)
Arrives(s, p) ==
  \E o \in Outcomes(tcb[s], Arrival(s, p)) :
    /\ Becomes(s, o, user[s], acked)
    /\ heard' = [heard EXCEPT ![s] =
                    @ \cup (p.seg.seq..(p.seg.seq + SegLen(p.seg) - 1))]
    /\ sinceFin' = IF o.tcb.state = "TIME-WAIT" /\ ~Has(p.seg, "FIN")
                   THEN sinceFin ELSE [sinceFin EXCEPT ![s] = 0]

Deliver(s)   == \E p \in net[s] : N!Take(s, p) /\ Arrives(s, p)
Duplicate(s) == \E p \in net[s] : N!Copy(s, p) /\ Arrives(s, p)
Lose(s)      == /\ \E p \in net[s] : N!Drop(s, p)
                /\ UNCHANGED <<tcb, user, heard, acked, sinceFin>>

(* The timers.                                                             *)
(* Not while a retransmission is owed: without a clock it would go off     *)
(* again and again, change nothing, and hide a deadlock.                   *)
RetransmitTimeout(s) ==
  /\ HasQueue(tcb[s]) /\ ~tcb[s].resend
  /\ Step(s, [type |-> "RetransmitTimeout"], user[s], acked)
  /\ Quiet

(* Where Config.userTimeout is not Off.                                    *)
UserTimeout(s) ==
  /\ Step(s, [type |-> "UserTimeout"], user[s], acked)
  /\ Quiet

(* Has the peer's FIN been acknowledged to it, or is there no peer?        *)
Served(s) == tcb[Peer(s)].state \in {"TIME-WAIT", "CLOSED"}

(***************************************************************************)
(* Without a clock TIME-WAIT may end at once, and a peer in LAST-ACK whose *)
(* ACK was lost is then reset although nobody did wrong.  Models that are  *)
(* not about this assume that TIME-WAIT is long enough; that 2 MSL are,    *)
(* and under which losses, is what the clocked models show.                *)
(***************************************************************************)
TimeWaitTimeout(s) ==
  /\ Patient => Served(s)
  /\ Step(s, [type |-> "TimeWaitTimeout"], user[s], acked)
  /\ Quiet

(* Time passes for everybody.                                              *)
Tick ==
  /\ Clocked
  /\ \E a \in Outcomes(tcb["A"], [type |-> "Tick", ticks |-> 1]),
        b \in Outcomes(tcb["B"], [type |-> "Tick", ticks |-> 1]) :
       tcb' = [s \in Side |-> IF s = "A" THEN a.tcb ELSE b.tcb]
  /\ sinceFin' = [s \in Side |-> IF tcb[s].state = "TIME-WAIT"
                                 THEN Min(sinceFin[s] + 1, Config.twoMsl + 1)
                                 ELSE 0]
  /\ N!Age
  /\ UNCHANGED <<user, heard, acked>>

(* The user of s may give the connection up: by ABORT, by a Detach that    *)
(* loses text, or by a user timeout.                                       *)
MayGiveUp(s) ==
  s \in Users.abort \cup Users.detach \/ Config.userTimeout # Off

(* The peer of s has done so, and s does not know it.                      *)
Abandoned(s) ==
  /\ MayGiveUp(Peer(s)) /\ user[Peer(s)].fate = "aborted"
  /\ tcb[s].state \in {"ESTABLISHED", "CLOSE-WAIT", "FIN-WAIT-2"}

(***************************************************************************)
(* The end, in which nothing need happen: nothing is owed, unsent, unread  *)
(* or in flight, and both blocks are deleted, or one side waits in         *)
(* FIN-WAIT-2 for a CLOSE that its peer's user may not call, or for a peer *)
(* that has given up (its one reset was lost, or none was owed), or in     *)
(* LISTEN for nobody.  Any other state without a successor is a deadlock.  *)
(***************************************************************************)
Owing(t) == \/ t.resend \/ InFlight(t) \/ Unsent(t)
            \/ Whole(t) /\ t.ackDue # Off

Done ==
  /\ \A s \in Side : /\ ~Readable(s) /\ tcb[s].resets = {}
                     /\ HasQueue(tcb[s]) => ~Owing(tcb[s])
  /\ \/ \A s \in Side : ~Alive(s)
     \/ \E s \in Side : /\ s \notin Users.close
                        /\ tcb[Peer(s)].state = "FIN-WAIT-2"
     \/ \E s \in Side : Abandoned(s)
     \/ \E s \in Side : ~Alive(Peer(s)) /\ tcb[s].state = "LISTEN"
  /\ N!Silent

Rest == Done /\ UNCHANGED vars

Next ==
  \/ \E s \in Side : \/ Send(s) \/ Close(s) \/ Abort(s) \/ Detach(s)
                     \/ Receive(s) \/ Emit(s)
                     \/ RetransmitTimeout(s) \/ UserTimeout(s)
                     \/ TimeWaitTimeout(s)
                     \/ Deliver(s) \/ Duplicate(s) \/ Lose(s)
  \/ Tick
  \/ Rest

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* Fairness of endpoints and users: what is due is not due for ever.  Each *)
(* condition is ended by the one action that answers to it.  This is       *)
(* stronger than weak fairness of that action: it says also that a full    *)
(* path does not keep a segment back for ever, and it takes for granted    *)
(* that the relation permits what is due, which DueInv checks.  In this    *)
(* form TLC is several times faster.                                       *)
(***************************************************************************)
AckOwed(s)   == Whole(tcb[s]) /\ tcb[s].ackDue # Off
Resending(s) == HasQueue(tcb[s]) /\ tcb[s].resend
Sending(s)   == /\ Whole(tcb[s]) /\ tcb[s].state # "SYN-RECEIVED"
                /\ Unsent(tcb[s])
                /\ tcb[s].sndNxt < tcb[s].sndUna + tcb[s].sndWnd
Resetting(s) == tcb[s].resets # {}
Expired(s)   == HasQueue(tcb[s]) /\ tcb[s].rtx = 0 /\ ~tcb[s].resend
Lingering(s) == /\ tcb[s].state = "TIME-WAIT" /\ tcb[s].timeWait = 0
                /\ Patient => Served(s)

(* @rfc 3.6/deaf-user                                                      *)
EndpointFairness(s) ==
  /\ []<>~AckOwed(s) /\ []<>~Resending(s) /\ []<>~Sending(s)
  /\ []<>~Resetting(s) /\ []<>~Expired(s) /\ []<>~Lingering(s)
  /\ []<>~Readable(s)

(***************************************************************************)
(* Fairness of the network.  Packets do not stay in flight for ever.  In   *)
(* each direction it delivers, if such are there again and again, a        *)
(* segment that makes progress, and one that occupies sequence space.  The *)
(* second is needed: a retransmitted FIN makes no progress where it        *)
(* arrives, but without it the answer that was lost is not repeated.       *)
(***************************************************************************)
(* Weak fairness of Deliver(s) \/ Lose(s), with the enabling condition     *)
(* written out: no other step makes net[s] smaller, and what is in flight  *)
(* may be delivered (DueInv).                                              *)
Drainage(s) ==
  \/ []<>(net[s] = {})
  \/ []<><<Cardinality(net'[s]) < Cardinality(net[s])>>_vars

(* From t to u the connection has come nearer to its end.                  *)
Moved(t, u) ==
  \/ u.state # t.state
  \/ Whole(u) /\ (\/ u.sndUna # t.sndUna
                  \/ u.rcvNxt # t.rcvNxt
                  \/ u.sndWnd # t.sndWnd)

Useful(s, p) ==
  \E o \in Outcomes(tcb[s], Arrival(s, p)) : Moved(tcb[s], o.tcb)

Occupying(s, p) == SegLen(p.seg) > 0

(* Strong fairness, with the enabling condition written out.  Of the steps *)
(* that change net[s] only Deliver(s) moves tcb[s]: a Tick changes only    *)
(* lifetimes and timers.                                                   *)
UsefulFairness(s) ==
  []<>(\E p \in net[s] : Useful(s, p))
    => []<><<net'[s] # net[s] /\ Moved(tcb[s], tcb'[s])>>_vars

OccupyingFairness(s) ==
  []<>(\E p \in net[s] : Occupying(s, p))
    => []<><<\E p \in net[s] : /\ Occupying(s, p)
                              /\ N!Take(s, p) /\ Arrives(s, p)>>_vars

FairEndpoints ==
  Spec /\ WF_vars(Tick) /\ \A s \in Side : EndpointFairness(s) /\ Drainage(s)

FairSpec ==
  FairEndpoints /\ \A s \in Side : UsefulFairness(s) /\ OccupyingFairness(s)

(***************************************************************************)
(* An endpoint may keep its window closed for ever (MAY-8).  Where windows *)
(* close, it takes more than fairness to have the text delivered: one that *)
(* has room offers it.                                                     *)
(***************************************************************************)
Withholding(s) ==
  /\ tcb[s].state \in Receiving /\ tcb[s].rcvWnd = 0
  /\ UnreadLen(tcb[s]) < Config.rcvBuf

GenerousSpec == FairSpec /\ \A s \in Side : []<>~Withholding(s)
=============================================================================
