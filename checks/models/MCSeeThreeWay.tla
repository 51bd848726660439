--------------------------- MODULE MCSeeThreeWay ----------------------------
(***************************************************************************)
(* A witness. Can happen: the three-way handshake (Figure 6), and then the *)
(* four-way close (Figure 12), without a loss.                             *)
(***************************************************************************)
EXTENDS MC

Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
Users1 == [Opening("active", "passive") EXCEPT !.first = {"A"}]
DebugNeverDoneInv == ~ (Done /\ \A s \in Side : user[s].fate = "closed")
=============================================================================
