-------------------------- MODULE MCSeeSimultaneous -------------------------
(***************************************************************************)
(* A witness: TLC finds a behaviour that breaks DebugSimultaneousInv,      *)
(* which says that there is none.                                          *)
(***************************************************************************)
EXTENDS Witness

Path1 == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
