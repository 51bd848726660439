---------------------------- MODULE MCAbortAgain ----------------------------
(***************************************************************************)
(* Drops the orderly close: A may ABORT, and goes to CLOSED (3.10.5), not  *)
(* to TIME-WAIT (3.5.2, Figure 5, note 3). Its old segments are in flight  *)
(* when the same sockets connect again, and one is accepted.               *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.abort = {"A"}]
=============================================================================
