--------------------------------- MODULE MC ---------------------------------
(***************************************************************************)
(* The parts from which models are made: clocks, paths, users.             *)
(* Bounds stand here and in the MC... modules, nowhere else, and each says *)
(* what it excludes.                                                       *)
(***************************************************************************)
EXTENDS Properties

(* Without a clock: every timer that runs is due.                          *)
NoClock ==
  [twoMsl |-> 0, rtoInitial |-> 0, rtoMax |-> 0, ackDelay |-> 0,
   userTimeout |-> Off, rcvBuf |-> 8, issStep |-> 1]

(* With one: retransmission after 1 tick, no backoff, no delayed ACK; an   *)
(* MSL of 2 ticks (Path.lifetime).  Excludes timeouts that grow; the       *)
(* refinement runs of the Java endpoint have them.                         *)
Clock == [NoClock EXCEPT !.twoMsl = 4, !.rtoInitial = 1, !.rtoMax = 1]

-----------------------------------------------------------------------------
(* At most a segments in flight towards A, b towards B.                    *)
Carrying(a, b) == [s \in Side |-> IF s = "A" THEN a ELSE b]

(* Two segments in flight in each direction: a retransmission can overtake *)
(* or follow its original.  Excludes three at once; see MCReorder.         *)
LossyPath ==
  [capacity |-> Carrying(2, 2), lifetime |-> 0, modulus |-> 0,
   kinds |-> {"loss", "duplication"}, limit |-> N!Unlimited]

(* Nothing goes wrong.                                                     *)
PerfectPath == [LossyPath EXCEPT !.kinds = {}]

(* Segments live 2 ticks.                                                  *)
ClockedPath == [LossyPath EXCEPT !.lifetime = 2]

-----------------------------------------------------------------------------
(* What users write, in octets.  The window of 4 never closes on so little *)
(* text; MCZeroWindow has one that does.                                   *)
Writes(a, b) ==
  [open |-> [s \in Side |-> "established"],
   writes |-> [s \in Side |-> IF s = "A" THEN a ELSE b],
   text |-> Min(1, a + b), offered |-> {4},
   first |-> Side, close |-> Side, abort |-> {}, detach |-> {},
   read |-> Side]

(* No text: only FINs and what answers them.  A is the first to call       *)
(* CLOSE: where the path is the same both ways, without loss of            *)
(* generality.  What a user is told by RECEIVE changes nothing where there *)
(* is no text, so it is not called.                                        *)
FinsOnly == [Writes(0, 0) EXCEPT !.first = {"A"}, !.read = {}]

(* The same from OPEN on: how A and B open the connection.  The window     *)
(* offered is the whole buffer, as in a SYN.                               *)
Opening(a, b) ==
  [FinsOnly EXCEPT !.open = [s \in Side |-> IF s = "A" THEN a ELSE b],
                   !.first = Side, !.offered = {NoClock.rcvBuf}]
=============================================================================
