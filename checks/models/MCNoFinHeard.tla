---------------------------- MODULE MCNoFinHeard ----------------------------
(***************************************************************************)
(* Drops the second half of the fairness of delivery: that a segment which *)
(* occupies sequence space is delivered again and again if it is sent      *)
(* again and again.  A retransmitted FIN makes no progress where it        *)
(* arrives, so a network may be fair to progress and yet lose every copy;  *)
(* the lost ACK is then never repeated.                                    *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]

FairToProgress ==
  FairEndpoints /\ \A s \in Side : UsefulFairness(s)
=============================================================================
