----------------------------- MODULE Induction ------------------------------
(***************************************************************************)
(* Why the safety properties hold: an invariant, IndInv, that implies them *)
(* and that no step breaks, whatever state it is taken from.  The models   *)
(* find the reachable states and see that nothing is wrong with them; the  *)
(* conjuncts below say what it is that keeps them right.                   *)
(*                                                                         *)
(* Each conjunct speaks of one side; or of one direction, from a side s to *)
(* its peer; or of one direction and one segment that s has sent.  No      *)
(* conjunct speaks of two segments, nor says that there is a segment, nor  *)
(* of two resets that are owed.  Therefore two segments in flight suffice  *)
(* to see that a step keeps IndInv:                                        *)
(*                                                                         *)
(*   A step takes one segment p at most from the network, or puts one into *)
(*   it; never both.  Apart from p it depends on, and changes, only blocks *)
(*   and books.  (Put looks at how many segments there are: with fewer it  *)
(*   can do no less.)  Let a step from a state of IndInv break a conjunct  *)
(*   that speaks of segment q.  Take all segments away but p and q, and    *)
(*   all resets owed but the one that is sent: what is left satisfies      *)
(*   IndInv too, the same step can be taken, and breaks the same conjunct. *)
(*   Had the step put q there itself, not even p would be needed.          *)
(*                                                                         *)
(* Models that have three in flight have one to spare.  The argument says  *)
(* nothing of more octets or of other windows: there, what was enumerated  *)
(* is what the models say (AllStates).                                     *)
(*                                                                         *)
(* It carries what MCInduct names: TypeInv, StateInv, PrefixInv,           *)
(* ReceivedInv, EndOfStreamInv, NothingBeyondFinInv, WindowInv,            *)
(* RefusedInv, AckOfFinInv, CloseEndsOnceInv, NoSpuriousResetInv, and, for *)
(* the steps, FinFixedProp, StateDiagramProp and ReleaseStepProp.  None of *)
(* its conjuncts can be left out: without any one, put TRUE in its place,  *)
(* TLC finds a step that breaks the rest, or a property that does not      *)
(* follow: nine of them, which FINs alone cannot violate, with text only.  *)
(*                                                                         *)
(* For connections that are established when they begin, whose users       *)
(* neither abort nor go (Detach), without user timeout, under the policy   *)
(* Careful and the assumption Patient.  Excludes handshakes; clocks, and   *)
(* so that TIME-WAIT is long enough (MCClock); and what is due and comes   *)
(* in the end (TimerInv, AckOwedInv, DueInv; the MCLive... models).        *)
(***************************************************************************)
EXTENDS Properties

(* How far s has sent, and received, in numbers.  A side that is gone has  *)
(* sent its FIN and received its peer's.                                   *)
SentTo(s)  == IF Whole(tcb[s]) THEN tcb[s].sndNxt ELSE FinSeq(s) + 1
TakenTo(s) == IF Whole(tcb[s]) THEN tcb[s].rcvNxt ELSE FinSeq(Peer(s)) + 1

-----------------------------------------------------------------------------
(***************************************************************************)
(* One side s: its block t and its user's book u.                          *)
(***************************************************************************)
(* A user is told the fate of the connection when the block is deleted,    *)
(* and then that it was closed.                                            *)
FateTold(s, t, u) ==
  u.fate = IF t.state = "CLOSED" THEN "closed" ELSE "open"

(* A FIN waits, or was sent, if CLOSE was called, and only then.           *)
CloseMeansFin(s, t, u) ==
  u.closeCalled <=> ~Whole(t) \/ t.sndFin # "none"

(* The place of the FIN is just beyond what the user has written.          *)
FinPlaced(s, t, u) ==
  Whole(t) => t.sndEnd = First(s) + u.written

(* The FIN is the last thing that is sent, after all the text.             *)
FinSentLast(s, t, u) ==
  Whole(t) => IF t.sndFin \in {"sent", "acked"} THEN t.sndNxt = t.sndEnd + 1
              ELSE t.sndNxt <= t.sndEnd

(* The FIN is acknowledged when everything is.                             *)
FinAckedLast(s, t, u) ==
  Whole(t) => (t.sndFin = "acked" <=> t.sndUna = t.sndEnd + 1)

(* Where the two FINs stand determines the state; in CLOSED both FINs are  *)
(* through.                                                                *)
StateOfFins(s, t, u) ==
  IF Whole(t) THEN t.state \in StatesOf(t.sndFin, t.rcvFin)
  ELSE t.rcvFin # "none"

(* The right edge of the window never moves left (3.8.6).                  *)
EdgeStays(s, t, u) ==
  Whole(t) => t.rcvNxt + t.rcvWnd >= First(Peer(s)) + Window

(* The user reads in order, from where it has got to,                      *)
ReadsOn(s, t, u) ==
  Whole(t) => t.rcvUsr = First(Peer(s)) + Len(u.delivered)

(* not beyond what has arrived,                                            *)
ReadsArrived(s, t, u) ==
  Whole(t) => UnreadLen(t) >= 0

(* and each octet once.                                                    *)
ReadsOnce(s, t, u) ==
  u.delivered = R!Octets(Len(u.delivered))

(* The end of the stream is told of a FIN that has arrived,                *)
EndIsFin(s, t, u) ==
  u.ended <=> t.rcvFin = "told"

(* and when nothing is unread.                                             *)
EndIsLast(s, t, u) ==
  u.ended => Unread(t) = {}

(* Only a side that is gone answers with resets.                           *)
ResetsIfGone(s, t, u) ==
  t.resets # {} => ~Whole(t)

-----------------------------------------------------------------------------
(***************************************************************************)
(* The direction from s to its peer.                                       *)
(***************************************************************************)
(* Nothing arrives that was not sent.                                      *)
HeardIfSent(s) ==
  heard[Peer(s)] \subseteq First(s)..(SentTo(s) - 1)

(* RCV.NXT stands beyond nothing that has not arrived; the peer is not     *)
(* gone before all has.                                                    *)
TakenIfHeard(s) ==
  First(s)..(TakenTo(Peer(s)) - 1) \subseteq heard[Peer(s)]

(* The FIN that is held is the peer's, and has arrived; ...                *)
HeldFinIfHeard(s) ==
  LET t == tcb[Peer(s)]
  IN  Whole(t) => t.heldFin \subseteq {FinSeq(s)} \cap heard[Peer(s)]

(* ... and so has the text that is held.                                   *)
HeldTextIfHeard(s) ==
  LET t == tcb[Peer(s)]
  IN  Whole(t) =>
        \A i \in t.held : i[1]..(i[2] - 1)
                            \subseteq heard[Peer(s)] \ {FinSeq(s)}

(* The FIN has arrived in order when RCV.NXT stands beyond it.             *)
FinTakenLast(s) ==
  LET t == tcb[Peer(s)]
  IN  Whole(t) => (t.rcvFin # "none" <=> t.rcvNxt = FinSeq(s) + 1)

(* What a side leaves to its user when it is gone is the rest of the text. *)
LeavesRest(s) ==
  LET t    == tcb[Peer(s)]
      from == First(s) + Len(user[Peer(s)].delivered)
  IN  ~Whole(t) =>
        t.left = IF from = FinSeq(s) THEN {} ELSE {<<from, FinSeq(s)>>}

(* Nothing is acknowledged that was not received.                          *)
AckedIfTaken(s) ==
  Whole(tcb[s]) => tcb[s].sndUna <= TakenTo(Peer(s))

(* A side goes when its peer needs it no more: both its FIN and the ACK of *)
(* the peer's FIN have arrived.  So a reset finds nobody whom it could     *)
(* harm.                                                                   *)
GoneIfServed(s) ==
  ~Alive(s) => Served(s)

(* The FIN of a side that closes second brings the ACK of the first FIN    *)
(* with it: where it has arrived, that ACK has.  (In CLOSING it need not   *)
(* have, and the peer of LAST-ACK is never there.)                         *)
LastAckHeard(s) ==
  tcb[s].state = "LAST-ACK" /\ FinSeq(s) \in heard[Peer(s)] =>
    tcb[Peer(s)].state \in {"FIN-WAIT-2", "TIME-WAIT", "CLOSED"}

-----------------------------------------------------------------------------
(***************************************************************************)
(* A segment that s has sent, in flight.                                   *)
(***************************************************************************)
(* A reset comes from a side that is gone.                                 *)
ResetIfGone(s, seg) ==
  Has(seg, "RST") => ~Alive(s)

(* No segment goes beyond SND.NXT,                                         *)
WithinSent(s, seg) ==
  ~Has(seg, "RST") => seg.seq + SegLen(seg) <= SentTo(s)

(* no text beyond the FIN,                                                 *)
TextBeforeFin(s, seg) ==
  seg.len > 0 => FinOf(seg) <= FinSeq(s)

(* and a FIN has the FIN's number.                                         *)
FinInPlace(s, seg) ==
  Has(seg, "FIN") => FinOf(seg) = FinSeq(s)

(* What it acknowledges, s has received.                                   *)
AckIfTaken(s, seg) ==
  Has(seg, "ACK") => seg.ack <= TakenTo(s)

(* In LAST-ACK every FIN in flight acknowledges the peer's.                *)
LastAckSent(s, seg) ==
  Has(seg, "FIN") /\ tcb[s].state = "LAST-ACK" =>
    seg.ack = FinSeq(Peer(s)) + 1

-----------------------------------------------------------------------------
OfSide(s, t, u) ==
  /\ FateTold(s, t, u)
  /\ CloseMeansFin(s, t, u)
  /\ FinPlaced(s, t, u)
  /\ FinSentLast(s, t, u)
  /\ FinAckedLast(s, t, u)
  /\ StateOfFins(s, t, u)
  /\ EdgeStays(s, t, u)
  /\ ReadsOn(s, t, u)
  /\ ReadsArrived(s, t, u)
  /\ ReadsOnce(s, t, u)
  /\ EndIsFin(s, t, u)
  /\ EndIsLast(s, t, u)
  /\ ResetsIfGone(s, t, u)

OfDirection(s) ==
  /\ HeardIfSent(s)
  /\ TakenIfHeard(s)
  /\ HeldFinIfHeard(s)
  /\ HeldTextIfHeard(s)
  /\ FinTakenLast(s)
  /\ LeavesRest(s)
  /\ AckedIfTaken(s)
  /\ GoneIfServed(s)
  /\ LastAckHeard(s)

OfSegment(s, seg) ==
  /\ ResetIfGone(s, seg)
  /\ WithinSent(s, seg)
  /\ TextBeforeFin(s, seg)
  /\ FinInPlace(s, seg)
  /\ AckIfTaken(s, seg)
  /\ LastAckSent(s, seg)

SideInv      == \A s \in Side : OfSide(s, tcb[s], user[s])
DirectionInv == \A s \in Side : OfDirection(s)
SegmentInv   == \A s \in Side : \A seg \in SentBy(s) : OfSegment(s, seg)

IndInv == SideInv /\ DirectionInv /\ SegmentInv

(* What a step from a state of IndInv is to the users: one of Release's.   *)
ReleaseStepProp == [][UNCHANGED user \/ R!Next]_user
=============================================================================
