------------------------------- MODULE Small --------------------------------
(***************************************************************************)
(* Bounds for judging changes of the specification: small enough that      *)
(* hundreds can be judged, and each property is judged by at least one     *)
(* configuration.  They are parts of one module, since TLC starts faster   *)
(* again on the same.  What survives here is judged at the default bounds. *)
(***************************************************************************)
EXTENDS MC, Segments

(* One segment in flight in each direction, which may be lost.             *)
OneEach == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]

(* The same, and nothing is lost.                                          *)
Perfect == [OneEach EXCEPT !.kinds = {}]

(* Two segments in flight towards B, which overtake each other.            *)
TwoToB == [OneEach EXCEPT !.capacity = Carrying(1, 2)]
Overtaking == [TwoToB EXCEPT !.kinds = {}]

(* With a clock; one loss at most.                                         *)
OneLoss == [OneEach EXCEPT !.lifetime = 2, !.limit = 1]

(* A writes a octets and calls CLOSE; B reads and does not close.          *)
Speaking(a) == [Writes(a, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                                   !.close = {"A"}]
OneOctet  == Speaking(1)
TwoOctets == Speaking(2)

(* B writes an octet before or after A calls CLOSE, and does not close.    *)
Answering == [Writes(0, 1) EXCEPT !.first = {"A"}, !.read = {"A"},
                                  !.close = {"A"}]

(* A receive buffer of one octet.                                          *)
Narrow    == [OneOctet EXCEPT !.offered = {0, 1}]
OneBuffer == [NoClock EXCEPT !.rcvBuf = 1]

(* A's user may call ABORT at any moment.                                  *)
AMayAbort == [FinsOnly EXCEPT !.first = Side, !.abort = {"A"}, !.read = {"A"}]

(* One copy, and nothing is lost; or one loss, and no copy.                *)
OneCopy == [Perfect EXCEPT !.kinds = {"duplication"}, !.limit = 1]
OnlyOneLoss == [OneCopy EXCEPT !.kinds = {"loss"}]

(* Whatever the RFC does not forbid.                                       *)
Free == Careful \cup Liberties
OneFin == Speaking(0)

(* Numbers on the wire wrap round at 8.                                    *)
Wrapping == [Perfect EXCEPT !.modulus = 8]

-----------------------------------------------------------------------------
(* What the network can do it still does.                                  *)
DebugTwoInFlightInv == \A s \in Side : Cardinality(net[s]) < 2
DebugFaultInv       == faults = 0

-----------------------------------------------------------------------------
(* Deviations still deviate: without these, nothing would notice a change  *)
(* of the rules that only deviations use.                                  *)
SentOnce == Careful \cup {"FinNotRetransmitted"}
Merged   == Careful \cup {"RetransmissionPaysAck"}
HeldEnds == Careful \cup {"EndOnHeldFin"}

DebugSentOnceProp == BothClosedProp
DebugMergedProp   == BothClosedProp
DebugHeldEndsInv  == EndOfStreamInv

(* Nothing obliges B to open its window.  If it does so again and again,   *)
(* though what tells of it may be lost, A's text gets through: by probes.  *)
OpeningSpec == FairSpec /\ []<>(Alive("B") => tcb["B"].rcvWnd > 0)
=============================================================================
