----------------------------- MODULE SmallAlone -----------------------------
(***************************************************************************)
(* Bounds for judging changes of what one endpoint does with any event: as *)
(* MCAlone, and one event from each of its blocks.                         *)
(***************************************************************************)
EXTENDS MCAlone

OneEvent ==
  \/ events < 2 /\ AloneNext
  \/ events = 2 /\ UNCHANGED <<vars, events>>

OneEventSpec == Init /\ events = 0 /\ [][OneEvent]_<<vars, events>>
=============================================================================
