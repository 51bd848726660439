--------------------------- MODULE MCSeeHalfClose ---------------------------
(***************************************************************************)
(* A witness: TLC finds a behaviour that breaks DebugHalfCloseInv, which   *)
(* says that there is none.                                                *)
(***************************************************************************)
EXTENDS Witness

Users1 == [Writes(0, 1) EXCEPT !.first = {"A"}]
Path1 == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
