--------------------------- MODULE Reincarnation ----------------------------
(***************************************************************************)
(* The same pair of sockets connects again while segments of the old       *)
(* connection may still be in flight: what TIME-WAIT (3.6.1), the quiet    *)
(* time (3.4.3) and the choice of the ISS (3.4.1) are for.                 *)
(*                                                                         *)
(* Each block is one life of its side, and segments are marked, for the    *)
(* books alone, with the lives that they belong to.  A segment of a life   *)
(* that is over must not be accepted by a later one.                       *)
(*                                                                         *)
(* There is a clock, as in Clocked models of Teardown.  The first life     *)
(* begins established; in later ones nobody calls CLOSE, since what counts *)
(* is whether they are disturbed.                                          *)
(***************************************************************************)
EXTENDS Endpoint

CONSTANTS
  Path,    \* see Network
  Plan     \* what users do, and what is assumed:
           \*   lives    the most lives of a side
           \*   open     open[s]: how s opens again: a subset of
           \*            {"active", "passive"}
           \*   isses    isses[s]: the ISS from which s chooses
           \*   close    the sides that call CLOSE in the first life, the
           \*            other one only after its peer
           \*   abort    the sides that may call ABORT in the first life
           \*   crash    the sides that may crash and lose their memory
           \*   quiet    ticks for which a side is silent after a crash
           \*   served   assumption: TIME-WAIT does not end before the peer
           \*            has its FIN acknowledged

VARIABLES
  tcb,         \* tcb[s]: the control block of side s
  net, faults, \* see Network; segments bear `life' and `for'
  life,        \* life[s]: the number of the present or last block of s
  partner,     \* partner[s]: the life of the peer to which it belongs; or 0
  closed,      \* the sides that have called CLOSE in the first life
  quiet,       \* quiet[s]: ticks for which s is silent
  stale        \* has a segment of another life been accepted?

vars == <<tcb, net, faults, life, partner, closed, quiet, stale>>

Side    == {"A", "B"}
Peer(s) == IF s = "A" THEN "B" ELSE "A"
N == INSTANCE Network

First(s) == IF s = "A" THEN 100 ELSE 300

Init ==
  /\ tcb = [s \in Side |-> Established(First(s), First(Peer(s)),
                             Config.rcvBuf, Config.rcvBuf, Config.rtoInitial)]
  /\ N!NetInit
  /\ life = [s \in Side |-> 1] /\ partner = [s \in Side |-> 1]
  /\ closed = {} /\ quiet = [s \in Side |-> 0] /\ stale = FALSE

-----------------------------------------------------------------------------
(* Life after this step: a block that is opened begins a new one, as does  *)
(* one that is opened anew from TIME-WAIT.                                 *)
Reborn(t, u) ==
  \/ t.state = "CLOSED" /\ u.state # "CLOSED"
  \/ t.state = "TIME-WAIT" /\ u.state = "SYN-RECEIVED"

(* And the end of one: the old block is back.                              *)
Recalled(t, u) == t.state = "SYN-RECEIVED" /\ u.state = "TIME-WAIT"

(* Side s takes event ev and is left with outcome o.                       *)
Becomes(s, o) ==
  /\ tcb' = [tcb EXCEPT ![s] = o.tcb]
  /\ life' = [life EXCEPT ![s] = IF Reborn(tcb[s], o.tcb) THEN @ + 1 ELSE
                                 IF Recalled(tcb[s], o.tcb) THEN @ - 1 ELSE @]

Step(s, ev) == \E o \in Outcomes(tcb[s], ev) : Becomes(s, o)

Books == UNCHANGED <<partner, closed, quiet, stale>>

-----------------------------------------------------------------------------
(* The users.                                                              *)
(* @rfc 3.4.3/quiet-time                                                   *)
Open(s) ==
  /\ tcb[s].state = "CLOSED" /\ tcb[s].resets = {}
  /\ life[s] < Plan.lives /\ quiet[s] = 0
  /\ \E how \in Plan.open[s], iss \in Plan.isses[s] :
       Step(s, [type |-> "Open", active |-> how = "active", remote |-> TRUE,
                iss |-> iss])
  /\ partner' = [partner EXCEPT ![s] = 0]
  /\ UNCHANGED <<net, faults, closed, quiet, stale>>

Close(s) ==
  /\ life[s] = 1 /\ s \in Plan.close \ closed
  /\ tcb[s].state \in {"ESTABLISHED", "CLOSE-WAIT"}
  /\ Step(s, [type |-> "Close"])
  /\ closed' = closed \cup {s}
  /\ UNCHANGED <<net, faults, partner, quiet, stale>>

Abort(s) ==
  /\ life[s] = 1 /\ s \in Plan.abort /\ tcb[s].state # "CLOSED"
  /\ Step(s, [type |-> "Abort"])
  /\ UNCHANGED <<net, faults>> /\ Books

(* Side s loses its memory, and is silent for the quiet time.              *)
(* @rfc 3.4.3/quiet-time 3.4.3/quiet-time-violated                         *)
Crash(s) ==
  /\ life[s] = 1 /\ s \in Plan.crash /\ tcb[s].state # "CLOSED"
  /\ tcb' = [tcb EXCEPT ![s] = Nothing]
  /\ quiet' = [quiet EXCEPT ![s] = Plan.quiet]
  /\ UNCHANGED <<net, faults, life, partner, closed, stale>>

-----------------------------------------------------------------------------
(* A segment is marked with the life of its sender and the life of its     *)
(* receiver that it is meant for, 0 if the sender knows of none.  A reset  *)
(* is meant for whoever is there when it is sent.                          *)
Marked(s, seg) ==
  [seq |-> seg.seq, ack |-> seg.ack, len |-> seg.len, wnd |-> seg.wnd,
   ctl |-> seg.ctl, life |-> life[s],
   for |-> IF Has(seg, "RST") THEN life[Peer(s)] ELSE partner[s]]

(* @rfc 3.4.3/quiet-time                                                   *)
Emit(s) ==
  /\ quiet[s] = 0
  /\ \E seg \in Sendable(tcb[s], {Config.rcvBuf}, 0) :
       /\ Step(s, [type |-> "Emit", segment |-> seg])
       /\ N!Put(s, Marked(s, seg))
  /\ Books

(* Is seg of another life than that of side s and its peer's?              *)
Old(s, seg) ==
  \/ seg.for \notin {0, life[s]}
  \/ ~Has(seg, "RST") /\ partner[s] # 0 /\ seg.life # partner[s]

(* To accept is to change what was agreed upon: in a connection that is    *)
(* synchronized, the state, SND.UNA or RCV.NXT.  Not so the SYN that makes *)
(* a new life of it.                                                       *)
Synchronized(t) == Whole(t) /\ t.state # "SYN-RECEIVED"

Accepts(t, u) ==
  /\ Synchronized(t) /\ ~Reborn(t, u)
  /\ \/ t.state # u.state
     \/ Whole(u) /\ (t.sndUna # u.sndUna \/ t.rcvNxt # u.rcvNxt)

(* A segment that makes a connection synchronized is accepted, too.        *)
Completes(t, u) == ~Synchronized(t) /\ Synchronized(u) /\ u.state # "TIME-WAIT"

(* The life of the peer that s is with after a segment.                    *)
NewPartner(s, t, u, seg) ==
  CASE u.state \in Partial -> 0
    [] Recalled(t, u)      -> 1
    [] ~Whole(t) \/ Reborn(t, u) -> seg.life
    [] OTHER               -> partner[s]

Arrives(s, p) ==
  IF quiet[s] > 0 THEN UNCHANGED <<tcb, life, partner, closed, quiet, stale>>
  ELSE \E o \in Outcomes(tcb[s], [type |-> "Arrive", segment |-> p.seg]) :
         /\ Becomes(s, o)
         /\ partner' = [partner EXCEPT ![s] =
                           NewPartner(s, tcb[s], o.tcb, p.seg)]
         /\ stale' = \/ stale
                     \/ /\ Old(s, p.seg)
                        /\ \/ Accepts(tcb[s], o.tcb)
                           \/ Completes(tcb[s], o.tcb)
         /\ UNCHANGED <<closed, quiet>>

Deliver(s)   == \E p \in net[s] : N!Take(s, p) /\ Arrives(s, p)
Duplicate(s) == \E p \in net[s] : N!Copy(s, p) /\ Arrives(s, p)
Lose(s)      == /\ \E p \in net[s] : N!Drop(s, p)
                /\ UNCHANGED <<tcb, life, partner, closed, quiet, stale>>

-----------------------------------------------------------------------------
(* Time.                                                                   *)
RetransmitTimeout(s) ==
  /\ Step(s, [type |-> "RetransmitTimeout"])
  /\ UNCHANGED <<net, faults>> /\ Books

(* The peer has its FIN acknowledged, or is gone.                          *)
Served(s) ==
  tcb[Peer(s)].state \notin {"FIN-WAIT-1", "CLOSING", "LAST-ACK"}

TimeWaitTimeout(s) ==
  /\ Plan.served => Served(s)
  /\ Step(s, [type |-> "TimeWaitTimeout"])
  /\ UNCHANGED <<net, faults>> /\ Books

(* Time stands still while a side that was assumed to be served is not.    *)
(* @rfc 3.4.3/quiet-once                                                   *)
Tick ==
  /\ \E a \in Outcomes(tcb["A"], [type |-> "Tick", ticks |-> 1]),
        b \in Outcomes(tcb["B"], [type |-> "Tick", ticks |-> 1]) :
       tcb' = [s \in Side |-> IF s = "A" THEN a.tcb ELSE b.tcb]
  /\ quiet' = [s \in Side |-> IF quiet[s] = 0 THEN 0 ELSE quiet[s] - 1]
  /\ N!Age
  /\ UNCHANGED <<life, partner, closed, stale>>

Next ==
  \/ \E s \in Side : \/ Open(s) \/ Close(s) \/ Abort(s) \/ Crash(s)
                     \/ Emit(s) \/ Deliver(s) \/ Duplicate(s) \/ Lose(s)
                     \/ RetransmitTimeout(s) \/ TimeWaitTimeout(s)
  \/ Tick

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* No segment of an old connection is accepted by a new one.               *)
(* @rfc 3.4.3/quiet-time 3.4.3/quiet-time-violated 3.4.3/numbers-in-use    *)
(* @rfc 3.6.1/linger 3.6.1/reopen 3.6.1/reopen-iss                         *)
NoOldSegmentAcceptedInv == ~stale

(* Can happen: both sides are connected again.                             *)
DebugNeverAgainInv ==
  ~ \A s \in Side : life[s] > 1 /\ tcb[s].state = "ESTABLISHED"
=============================================================================
