-------------------------------- MODULE Lives -------------------------------
(***************************************************************************)
(* The parts from which models of Reincarnation are made: as MC, for       *)
(* Teardown.  FINs are the only text: a FIN that is taken from an old      *)
(* connection stands for octets that are.                                  *)
(***************************************************************************)
EXTENDS Reincarnation

MSL == 2

(* Retransmission after 1 tick.  TIME-WAIT is as long as a chain of three  *)
(* segments needs, of which each lives an MSL: one that is old, TIME-      *)
(* WAIT's answer, and the reset that this meets with.  MCEcho shows why    *)
(* 2 MSL do not suffice for that, MCHigherIss when they do.                *)
Clock ==
  [twoMsl |-> 3 * MSL + 1, rtoInitial |-> 1, rtoMax |-> 1, ackDelay |-> 0,
   userTimeout |-> Off, rcvBuf |-> 8, issStep |-> 1]

Clock2Msl == [Clock EXCEPT !.twoMsl = 2 * MSL + 1]

(* Resets do not end TIME-WAIT (RFC 1337).                                 *)
Unmoved == (Careful \ {"ResetEndsTimeWait"}) \cup {"IgnoreResetInTimeWait"}

ForSides(a, b) == [s \in Side |-> IF s = "A" THEN a ELSE b]

(* Two segments in flight towards A, one towards B, and one fault, a loss  *)
(* or a duplicate.  Excludes more.                                         *)
OneFault ==
  [capacity |-> ForSides(2, 1), lifetime |-> MSL, modulus |-> 0,
   kinds |-> {"loss", "duplication"}, limit |-> 1]

(* Only delay: each segment takes what time it likes, up to an MSL.        *)
Delaying == [OneFault EXCEPT !.kinds = {}]

(* A closes first, then B; B opens again, as a client does, to A, which    *)
(* listens.  Each chooses an ISS that makes the old FIN fit, or one above. *)
Orderly ==
  [lives |-> 2, open |-> ForSides({"passive"}, {"active"}),
   isses |-> ForSides({99, 100}, {299, 300}),
   close |-> Side, abort |-> {}, crash |-> {}, quiet |-> 0, served |-> TRUE]
=============================================================================
