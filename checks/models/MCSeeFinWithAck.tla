--------------------------- MODULE MCSeeFinWithAck --------------------------
(***************************************************************************)
(* A witness: TLC finds a behaviour that breaks DebugFinWithAckInv, which  *)
(* says that there is none.                                                *)
(***************************************************************************)
EXTENDS Witness

Path1 == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
