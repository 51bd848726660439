---------------------------- MODULE MCZeroWindow ----------------------------
(***************************************************************************)
(* A receive buffer of one octet: the window closes when the octet arrives *)
(* and opens when the user reads, and the FIN waits behind it.  One        *)
(* segment in flight in each direction.  B does not close.  Excludes       *)
(* windows that shrink.                                                    *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 0) EXCEPT !.offered = {0, 1},
                                !.first = {"A"}, !.read = {"B"},
                                !.close = {"A"}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
=============================================================================
