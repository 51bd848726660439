---------------------------- MODULE MCLiveWindow ----------------------------
(***************************************************************************)
(* Liveness behind a closed window. B's buffer holds one octet, and its    *)
(* window is closed: at first, and again when A's octet is there, so that  *)
(* A's FIN waits behind it. The segment that opens the window may be lost: *)
(* A's probes (MUST-36) bring about another. Excludes text from B,         *)
(* duplicates made by the network, two segments in flight in one           *)
(* direction.                                                              *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 0) EXCEPT !.offered = {0, 1}, !.first = {"A"},
                                !.close = {"A"}, !.read = {"B"}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
=============================================================================
