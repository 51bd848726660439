--------------------------- MODULE MCSeeFinOnText ---------------------------
(***************************************************************************)
(* A witness: TLC finds a behaviour that breaks DebugFinOnTextInv, which   *)
(* says that no FIN is ever sent on a segment with text.                   *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}]
Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]

DebugFinOnTextInv ==
  \A s \in Side : \A seg \in SentBy(s) : ~(Has(seg, "FIN") /\ seg.len > 0)
=============================================================================
