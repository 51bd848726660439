--------------------------- MODULE MCProbesCross ----------------------------
(***************************************************************************)
(* The same with the allowance: B's text is delivered.                     *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(2, 2) EXCEPT !.offered = {0, 1}, !.read = {"A"},
                                !.close = {}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
DebugDeliveredProp ==
  user["B"].written = 2 ~> Len(user["A"].delivered) = 2
=============================================================================
