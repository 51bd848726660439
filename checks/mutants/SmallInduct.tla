---------------------------- MODULE SmallInduct -----------------------------
(***************************************************************************)
(* Small, with the inductive invariant, which every reachable state        *)
(* satisfies.                                                              *)
(***************************************************************************)
EXTENDS Small, Induction

(* B is told of the end of the stream.                                     *)
BReads == [FinsOnly EXCEPT !.read = {"B"}]
=============================================================================
