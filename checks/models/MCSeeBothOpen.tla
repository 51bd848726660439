--------------------------- MODULE MCSeeBothOpen ----------------------------
(***************************************************************************)
(* A witness. Can happen: a simultaneous open (Figure 7), and then a       *)
(* close. The SYN,ACK of each side is unacceptable to the other, whose     *)
(* RCV.NXT stands beyond it; the ACK that answers it is what completes the *)
(* open (Appendix A.2).                                                    *)
(***************************************************************************)
EXTENDS MC

Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
Users1 == Opening("active", "active")
DebugNotBothInv == ~ (\A s \in Side : tcb[s].state = "ESTABLISHED")
=============================================================================
