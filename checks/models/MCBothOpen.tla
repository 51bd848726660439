----------------------------- MODULE MCBothOpen -----------------------------
(***************************************************************************)
(* Both OPENs are active: a simultaneous open (Figure 7), in which the     *)
(* SYN,ACK of each side is unacceptable to the other, for RCV.NXT stands   *)
(* beyond it; what completes the open are the ACKs that answer them. One   *)
(* segment in flight in each direction. Excludes text, time, losses and    *)
(* copies made by the network, and more in flight (MCDeepBothOpen).        *)
(***************************************************************************)
EXTENDS MC

Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
Users1 == Opening("active", "active")
=============================================================================
