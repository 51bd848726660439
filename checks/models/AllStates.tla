----------------------------- MODULE AllStates ------------------------------
(***************************************************************************)
(* The parts from which models of Induction are made: all states of the    *)
(* right types that satisfy IndInv, each the beginning of a behaviour.     *)
(* Every state that a step leads to is one of these, or has more segments  *)
(* in flight than Most and is checked and left: so TLC's search has a      *)
(* depth of 1, and the distinct states are the states of IndInv.           *)
(*                                                                         *)
(* Enumerated, with every value from the bound: of the block state,        *)
(* sndUna, sndNxt, sndEnd, sndFin, rcvUsr, rcvNxt, rcvWnd, held (one       *)
(* interval at most), heldFin, rcvFin, left and resets (one at most),      *)
(* ackDue and resend unless the model fixes them (Owed); the users' books; *)
(* heard; and the segments in flight.  Not enumerated:                     *)
(*   sndWnd sndMax    are Window: no segment offers another                *)
(*   sndWl1 sndWl2    say only whether a segment's window counts, which    *)
(*                    therefore changes nothing; and acked is kept for     *)
(*                    AckOwedInv only: the view leaves all three out       *)
(*   rtx, and resend without a timer    as Settled leaves them             *)
(*   rto timeWait userTimer sinceFin faults    there is no clock, and      *)
(*                    faults are not counted                               *)
(*   sndSyn detached back    there is no handshake, and no user goes       *)
(*                                                                         *)
(* A state has many parts, and they are filtered early: halves of a block  *)
(* by OfSide, then pairs of sides by OfDirection, then each segment.       *)
(***************************************************************************)
EXTENDS MC, Induction

CONSTANTS
  Most,      \* the most segments in flight, in both directions together
  Owed       \* whether ackDue and resend are enumerated.  If not, an ACK is
             \* owed in every state, and a retransmission where the timer
             \* runs, and the view leaves both out: no conjunct speaks of
             \* them, and who owes less can do nothing more than others but
             \* let the timer fire, which brings the debt back

-----------------------------------------------------------------------------
AtMostOne(S) == {{}} \cup {{x} : x \in S}
Intervals(S) == {i \in S \X S : i[1] < i[2]}

(* The numbers of the text and the FIN of s, and the one beyond it.        *)
Numbers(s) == First(s)..(First(s) + Users.writes[s] + 1)

Resets(s) == {ResetAt(n) : n \in Numbers(s)}

Synchronized == States \ (Partial \cup {"SYN-RECEIVED"})
SndFins == {"none", "queued", "sent", "acked"}
RcvFins == {"none", "arrived", "told"}

(* What may be delivered of what s writes: as many octets as there are,    *)
(* perhaps wrong ones.                                                     *)
Deliveries(s) ==
  UNION {[1..n -> 1..(Users.writes[s] + 1)] : n \in 0..Users.writes[s]}

(* The two halves of a user's book.                                        *)
Writer ==
  [s \in Side |-> [written : 0..Users.writes[s], closeCalled : BOOLEAN,
                   fate : {"open", "closed", "aborted", "twice"}]]
Reader ==
  [s \in Side |-> [delivered : Deliveries(Peer(s)), ended : BOOLEAN]]

Book(w, r) ==
  [written |-> w.written, closeCalled |-> w.closeCalled, fate |-> w.fate,
   delivered |-> r.delivered, ended |-> r.ended]

-----------------------------------------------------------------------------
(* The half of a whole block that sends, with what its user has written;   *)
(* the state depends on both FINs.                                         *)
SendHalves(s) ==
  {x \in [t : [state : Synchronized, rcvFin : RcvFins, sndFin : SndFins,
               sndUna : Numbers(s), sndNxt : Numbers(s),
               sndEnd : Numbers(s)],
          u : Writer[s]] :
     /\ FateTold(s, x.t, x.u)     /\ CloseMeansFin(s, x.t, x.u)
     /\ FinPlaced(s, x.t, x.u)    /\ FinSentLast(s, x.t, x.u)
     /\ FinAckedLast(s, x.t, x.u) /\ StateOfFins(s, x.t, x.u)}

(* The half that receives, with what its user has read.  `state' stands    *)
(* for any but CLOSED.                                                     *)
ReceiveHalves(s) ==
  {y \in [t : [state : {"ESTABLISHED"}, rcvFin : RcvFins,
               rcvUsr : Numbers(Peer(s)), rcvNxt : Numbers(Peer(s)),
               rcvWnd : 0..Window,
               held : AtMostOne(Intervals(Numbers(Peer(s)))),
               heldFin : AtMostOne(Numbers(Peer(s)))],
          u : Reader[s]] :
     /\ \A i \in y.t.held : y.t.rcvNxt < i[1]
     /\ \A n \in y.t.heldFin : /\ y.t.rcvNxt < n
                               /\ \A i \in y.t.held : i[2] <= n
     /\ EdgeStays(s, y.t, y.u)    /\ ReadsOn(s, y.t, y.u)
     /\ ReadsArrived(s, y.t, y.u) /\ ReadsOnce(s, y.t, y.u)
     /\ EndIsFin(s, y.t, y.u)     /\ EndIsLast(s, y.t, y.u)}

(* What a side owes.                                                       *)
Debts(s) ==
  [ackDue : IF Owed THEN {Off, 0} ELSE {0},
   resend : IF Owed THEN BOOLEAN ELSE {TRUE},
   resets : AtMostOne(Resets(s))]

(* The whole block.                                                        *)
Joint(s, x, y, d) ==
  LET t == [Established(First(s), First(Peer(s)), Window, Window, 0) EXCEPT
              !.state  = x.state,  !.sndUna  = x.sndUna,
              !.sndNxt = x.sndNxt, !.sndEnd  = x.sndEnd,
              !.sndFin = x.sndFin, !.rcvFin  = x.rcvFin,
              !.rcvUsr = y.rcvUsr, !.rcvNxt  = y.rcvNxt,
              !.rcvWnd = y.rcvWnd, !.held    = y.held,
              !.heldFin = y.heldFin, !.ackDue = d.ackDue,
              !.resend = d.resend, !.resets  = d.resets,
              !.timeWait = IF x.state = "TIME-WAIT" THEN 0 ELSE Off]
  IN  Settled(t, t)

WholeSides(s) ==
  LET receiving == ReceiveHalves(s) IN
  UNION {{[t |-> Joint(s, x.t, y.t, d), u |-> Book(x.u, y.u)] :
            y \in {z \in receiving : z.t.rcvFin = x.t.rcvFin},
            d \in Debts(s)} : x \in SendHalves(s)}

GoneSides(s) ==
  {[t |-> Deleted(left, rcvFin, resets), u |-> Book(w, r)] :
     left \in AtMostOne(Intervals(Numbers(Peer(s)))), rcvFin \in RcvFins,
     resets \in AtMostOne(Resets(s)),
     w \in Writer[s], r \in Reader[s]}

SidesOf(s) == {z \in WholeSides(s) \cup GoneSides(s) : OfSide(s, z.t, z.u)}

(* Without parameters, so that TLC works them out once.                    *)
SidesOfA == SidesOf("A")
SidesOfB == SidesOf("B")

-----------------------------------------------------------------------------
(* The segments that s may have in flight.  All but resets have an ACK,    *)
(* and so a reset, which answers one, has none (ResetFor).                 *)
SegmentsOf(s) ==
  [seq : Numbers(s), ack : Numbers(Peer(s)), len : 0..Users.text,
   wnd : Users.offered, ctl : AckOrFin] \cup Resets(s)

Segments == [s \in Side |-> SegmentsOf(s)]

(* The sets of at most Most elements of S.                                 *)
FewOf(S) ==
  {{}} \cup (CASE Most = 1 -> {{x} : x \in S}
               [] Most = 2 -> {{x, y} : x, y \in S}
               [] Most = 3 -> {{x, y, z} : x, y, z \in S})

Split(a, b) == [s \in Side |-> IF s = "A" THEN a ELSE b]

AllStates ==
  \E a \in SidesOfA, b \in SidesOfB :
    /\ tcb  = Split(a.t, b.t)
    /\ user = Split(a.u, b.u)
    /\ \E x \in SUBSET Numbers("B"), y \in SUBSET Numbers("A") :
         heard = Split(x, y)
    /\ OfDirection("A") /\ OfDirection("B")
    /\ \E flight \in FewOf(UNION {{<<s, seg>> : seg \in
                       {g \in Segments[s] : OfSegment(s, g)}} : s \in Side}) :
         net = [s \in Side |-> {[seg |-> f[2], ttl |-> 0] :
                                  f \in {g \in flight : g[1] = Peer(s)}}]
    /\ faults = 0
    /\ acked = [s \in Side |-> First(Peer(s))]
    /\ sinceFin = [s \in Side |-> 0]

(* Where Teardown begins is one of them.                                   *)
Start == Init \/ AllStates

(* States beyond it are checked, but no steps are taken from them.         *)
Bound ==
  /\ Cardinality(net["A"]) + Cardinality(net["B"]) <= Most
  /\ \A s \in Side : Cardinality(tcb[s].resets) <= 1

(* The block without what does not matter.                                 *)
Seen(t) ==
  IF ~Whole(t) THEN t
  ELSE [t EXCEPT !.sndWl1 = 0, !.sndWl2 = 0,
                 !.ackDue = IF Owed THEN @ ELSE 0,
                 !.resend = IF Owed THEN @ ELSE FALSE]

View == <<[s \in Side |-> Seen(tcb[s])], user, net, heard>>

-----------------------------------------------------------------------------
(* There is always room for one more.                                      *)
RoomyPath == [LossyPath EXCEPT !.capacity = Carrying(Most + 1, Most + 1)]

(* FINs only; either side may be the first to call CLOSE, and both read.   *)
AnyFins == [FinsOnly EXCEPT !.first = Side, !.read = Side]
=============================================================================
